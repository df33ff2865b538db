import type { Key } from '../../config/schema.ts';

/** What each hyperparameter is, in Spanish; the English is the schema's own. */
export const es: Record<Key, string> = {
  cell: 'Lo que aprende: una neurona sigmoide o un MLP con canciones, una red recurrente o una LSTM con texto.',
  layers: 'Capas ocultas: de 0 a 3 en el MLP, de 1 a 3 en RNN y LSTM; el clasificador no tiene y no hace caso.',
  hiddenSize: 'Unidades de cada capa oculta.',
  activation: 'No linealidad de las capas ocultas del MLP; RNN y LSTM tienen las suyas.',
  init: 'Primeros pesos: uniformes en 1/sqrt(fan) como PyTorch, Xavier uniforme, o Xavier con pesos recurrentes ortogonales.',
  forgetBias:
    'Se suma al principio a la puerta de olvido de una LSTM, para que recuerde antes de haber aprendido a hacerlo.',
  seed: 'De donde salen todos los números aleatorios: primeros pesos, lotes y muestras.',
  sequenceLength: 'Caracteres que la red recurrente lee en un paso; hasta dónde retrocede el gradiente.',
  batchSize: 'Hilos de texto, o canciones, que se leen a la vez; una tabla con menos canciones se toma entera.',
  batching: 'Los hilos siguen leyendo donde estaban, o saltan a un lugar al azar en cada paso.',
  carryState:
    'El estado al final de un paso es donde empieza el siguiente (sin gradiente); si no, ceros, como siempre con lotes al azar.',
  validationShare:
    'Última parte de un texto que se aparta y con la que nunca se entrena; con las canciones se entrena siempre.',
  optimizer: 'Regla que convierte los gradientes en pesos nuevos, cada una como la define PyTorch.',
  learningRate: 'Tamaño de un paso a lo largo del gradiente.',
  schedule:
    'Tasa de aprendizaje en el tiempo: constante, un coseno hasta la décima parte en scheduleSteps, o la mitad cada scheduleSteps.',
  scheduleSteps: 'Longitud del coseno, o pasos entre una mitad y la siguiente.',
  warmup: 'Pasos en los que la tasa de aprendizaje sube desde cero, en línea recta.',
  momentum: 'Parte del último paso que se conserva en el siguiente, para sgd y rmsprop.',
  beta1: 'Memoria de la media de los gradientes, para adam y adamw.',
  beta2: 'Memoria de la media de los gradientes al cuadrado, para adam y adamw; la alfa de rmsprop.',
  epsilon: 'Se suma a la raíz antes de dividir, en todos menos sgd.',
  clipNorm: 'El gradiente más largo permitido, con todos los parámetros juntos; 0 lo desactiva.',
  weightDecay: 'Tirón de todos los parámetros hacia cero: sumado al gradiente, o aparte en adamw.',
  temperature: 'Audacia del texto generado: 0 toma siempre el carácter más probable, 1 respeta las probabilidades.',
  topK: 'Solo pueden salir los k caracteres más probables; 0 son todos.',
  stepsPerFrame: 'Pasos de entrenamiento por fotograma: un número, o tantos como quepan en su tiempo.',
  engine:
    'Lo que calcula: kernels de WebGPU, WebAssembly SIMD o la referencia sencilla en la CPU, o lo mejor que haya.',
};
