/** Chapter 3 in English. */
export const boundary = {
  'bound.title': 'A boundary',
  'bound.data':
    'Six songs, and this time there is a rule: Ben likes the modern ones. Nobody tells the neuron. It only sees the table.',
  'bound.sheet':
    'The green sheet is its [boundary:boundary]: there it says exactly one half. On the amber side it says yes, on the blue side no. Before learning it lies anywhere.',
  'bound.turn':
    'Each update moves and turns the sheet a little, so that songs on the wrong side come over to the right one.',
  'bound.guess':
    'After 60 updates: across which direction will the sheet stand? Which feature will have the largest weight?',
  'bound.modern': 'Modern',
  'bound.sad': 'Sad',
  'bound.piano': 'Piano',
  'bound.turned':
    'After {step} updates the weights are modern {a}, sad {b}, piano {c}. The loss fell from {was} to {loss}. The sheet stands upright between the modern songs and the others.',
  'bound.sure':
    'It goes on after all are right. Larger weights make the walls change faster from blue to amber: the neuron grows more sure.',
  'bound.answers': 'After {step} updates its answers go from {low} to {high}.',
  'bound.hand':
    'Now you are the learning. All weights are 0, and the neuron says one half everywhere. Drag the [weight:weights] and watch the sheet and the loss.',
  'bound.below': 'Bring the loss below 0.3.',
  'bound.xor':
    'Back to the four songs without a rule: liked when modern or sad, but not both. It is called [xor:exclusive or]. No flat sheet can do it. So we put two [hidden:hidden units] between the inputs and the answer.',
  'bound.xorGuess': 'After 1,000 updates: will it get all four right?',
  'bound.xorYes': 'Yes, all four',
  'bound.xorNo': 'No, there is no rule',
  'bound.xorShown':
    'All «no» answers are at most {low}, all «yes» answers at least {high}. What one neuron cannot do, three can.',
  'bound.sheets':
    'Look at the sheet: it is now two, and they bend. Each hidden unit brought one. Between them lie the songs that Ben likes. Drag a weight and see which sheet it holds.',
  'bound.xorLoss': 'The loss is {loss}.',
} as const;
