/** Chapter 4 in English. */
export const update = {
  'update.title': 'One update, opened',
  'update.one':
    'How does a network know in which direction to change? Here is one real update, number by number. The song that teaches is «{song}».',
  'update.forward': 'Forward, in green: each input times its weight, and all of it added up.',
  'update.answer': 'The [sigmoid:sigmoid] presses the sum between 0 and 1. About «{song}» the neuron says {p}.',
  'update.lossLiked':
    'Ben likes this song, so the right answer was 1. The [loss:loss] is minus the logarithm of what it said: {loss}.',
  'update.lossOther':
    'Ben does not like this song, so the right answer was 0. The [loss:loss] is minus the logarithm of one minus what it said: {loss}.',
  'update.backward':
    'Now backward, in violet. The question is always the same: if this number rose a little, how much would the loss change? Each link has its own small answer. Along a path they multiply. That is the chain rule, and all of [backpropagation:backpropagation].',
  'update.delta': 'At the sum, everything comes together in answer minus truth: {delta}.',
  'update.blame':
    'Every weight gets its share of the error: the error at the sum times the input that came through. That is its [gradient:gradient].',
  'update.zero': 'A weight whose input was 0 gets none: it had no part in this mistake.',
  'update.rule':
    'And now it learns: each weight takes a step against its gradient. The [rate:learning rate] is {rate}.',
  'update.better': 'For «{song}» the loss was {was} with the old weights and is {loss} with the new ones.',
  'update.net':
    'The same with two hidden units: {count} weights and biases, the same three rules. The song is «{song}».',
  'update.netBack':
    'Backward, the error splits: each hidden unit gets the error times the weight that it went through, and hands it on. A hundred layers would do nothing else.',
  'update.again': 'Step through it, let it run slowly, or choose which song teaches next.',
} as const;
