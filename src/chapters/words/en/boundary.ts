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
    'After {step} updates the weights are modern {a}, sad {b}, piano {c}. The loss fell from {was} to {loss}. The sheet now stands between the modern songs and the others.',
  'bound.turning':
    'After {step} updates the weights are modern {a}, sad {b}, piano {c}. The loss went from {was} to {loss}. Some songs still lie on the wrong side of the sheet.',
  'bound.sure':
    'It goes on after all are right. Larger weights make the walls change faster from blue to amber: the neuron grows more sure.',
  'bound.unsure':
    'It goes on, for not all songs are on the right side yet. The faster the walls change from blue to amber, the more sure the neuron is.',
  'bound.answers': 'After {step} updates its answers go from {low} to {high}.',
  'bound.hand':
    'Now you are the learning. All weights are 0, and the neuron says one half everywhere. Drag the [weight:weights] and watch the sheet and the loss.',
  'bound.below': 'Bring the loss below 0.3.',
  'bound.xor':
    'Back to the four songs without a rule: liked when modern or sad, but not both. It is called [xor:exclusive or]. No flat sheet can do it. So we put two [hidden:hidden units] between the inputs and the answer.',
  'bound.xorGuess': 'After 1 000 updates: will it get all four right?',
  'bound.xorYes': 'Yes, all four',
  'bound.xorNo': 'No, there is no rule',
  'bound.xorShown':
    'All «no» answers are at most {low}, all «yes» answers at least {high}. What one neuron cannot do, three can.',
  'bound.xorStuck':
    'With this seed it is stuck: {right} of {rows} right. Two hidden units can hold the rule, but not every start leads there: each small step must go down, and this one stands in a hollow. Another seed starts elsewhere; most arrive.',
  'bound.sheets':
    'Look at the sheet: it is no longer flat. Each hidden unit brought a fold of its own, and now every song that Ben likes lies on the amber side. Drag a weight and see what it holds.',
  'bound.sheetsStuck':
    'Look at the sheet: two hidden units can fold it, but these folds do not part the songs. Drag the weights and find out whether you can, where the small steps could not.',
  'bound.xorLoss': 'The loss is {loss}.',
} as const;
