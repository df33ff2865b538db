/** The glossary in English: a term, and what it means in a sentence. */
export const glossary = {
  'term.feature': 'Feature: one number that describes a thing. Here: is the song modern, sad, led by the piano?',
  'term.neuron': 'Neuron: multiplies each input by a weight, adds everything up, and presses the sum between 0 and 1.',
  'term.weight':
    'Weight: how much an input counts, and in which direction. Learning changes nothing but weights and biases.',
  'term.bias': 'Bias: a weight without an input. It says how the neuron leans when all inputs are 0.',
  'term.sigmoid': 'Sigmoid: the curve 1 / (1 + e^−z). It turns any sum into a number between 0 and 1.',
  'term.loss': 'Loss: one number for how wrong the network is, in nats. Always saying one half costs 0.693.',
  'term.update': 'Update: one small change of all weights that makes the loss smaller. Also called a training step.',
  'term.gradient': 'Gradient: how fast the loss changes with each weight. Learning walks the other way.',
  'term.boundary': 'Boundary: the places where the neuron says exactly one half. Of one neuron it is a plane.',
  'term.hidden': 'Hidden unit: a neuron between the inputs and the answer. It makes a new feature out of the old ones.',
  'term.xor': 'Exclusive or: one or the other, but not both. The simplest rule that one neuron cannot learn.',
  'term.backpropagation': 'Backpropagation: the chain rule, applied from the loss back to every weight.',
  'term.rate': 'Learning rate: how large a step an update takes.',
} as const;
