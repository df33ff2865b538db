declare module 'brain.js/dist/recurrent/matrix/equation.js';
declare module 'brain.js/dist/recurrent/matrix/index.js';
declare module 'brain.js/dist/recurrent/matrix/multiply.js';
declare module 'brain.js/dist/recurrent/matrix/softmax.js';
