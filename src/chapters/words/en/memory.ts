/** Chapter 5 in English, with its terms. */
export const memory = {
  'mem.title': 'A neuron that remembers',
  'mem.wire':
    'So far each song stood alone: the network had no yesterday. A text is different. So {units} neurons get a wire from their outputs back to their own inputs. This is a [recurrent:recurrent network].',
  'mem.reads':
    'It reads letter by letter; there are {symbols} different ones. With each letter it also gets what it said itself a letter ago: its [state:state], {units} numbers. They are all it remembers.',
  'mem.unroll':
    'Unrolled in time: the same {units} neurons once for each letter of a sentence about beer, with the same weights every time. Below each letter stands the state after it: a bar up is positive, a bar down is negative.',
  'mem.carry':
    'Each column goes into the next. After «{letter}» the state is {length} long, and it is all that is left of the sentence.',
  'mem.now':
    'After «{letter}» it says what comes next, and its loss is {loss} nats. To learn, it goes back through all columns; this is [bptt:backpropagation through time]. Each letter adds its part to the [gradient:gradient] of the wires that carry the state.',
  'mem.guess': 'From now, how many letters back must you go to have half of that gradient?',
  'mem.near': 'At most 5',
  'mem.middle': '5 to 15',
  'mem.far': 'More than 15',
  'mem.half':
    'Half of it comes from the last {half} letters. The violet river shows the part of each letter: as wide as the part is long.',
  'mem.sum':
    'The river is exact. Measured along the whole gradient, the parts of all letters sum to {sum}. The whole, as the engine has it, is {whole} long.',
  'mem.why':
    'On its way back the error meets the same weights again and again, and at every neuron a slope of at most 1. Over the last {back} letters, one step back leaves {factor} of it on average. Below 1 it [vanishing:vanishes], above 1 it grows.',
  'mem.train': 'Now it reads the brewing text and learns to say the next letter.',
  'mem.trainGuess': 'After 300 updates: will half of the gradient reach further back than before?',
  'mem.further': 'Yes, further back',
  'mem.nearer': 'No, not further',
  'mem.trained':
    'After {step} updates half comes from the last {half} letters; before, it was {was}. The loss after this sentence was {lossWas} and is {loss}.',
  'mem.saysRight': 'After «{letter}» it expects «{best}» with {p}. That is what came.',
  'mem.saysOther': 'After «{letter}» it expects «{best}» with {p}. What came was «{came}», to which it gave {q}.',
  'mem.end':
    'Half of what it learns here comes from the last {half} letters. What lies far beyond, it can hardly learn from. The next chapter gives it a line for that.',
  'mem.pick': 'Choose another letter as now, with the slider or a click, and see how far its river reaches.',
  'mem.lane': 'Recurrent network',
  'river.label': 'A sentence, and the network at each of its letters',
  'river.now': 'Now: the letter after which it is asked',
  'river.half': 'Half of the gradient: the last {half} letters',
  'river.whole': 'the whole is {whole} long',
  'river.state': 'State after each letter',
  'river.key': 'violet river: what each letter adds to the gradient · dashed line: half of it lies to the right',
  'river.told': '{name}: half of the gradient comes from the last {half} letters of «{sentence}».',
  'term.recurrent':
    'Recurrent network: one whose outputs are among its own inputs a moment later. It can read things that have an order.',
  'term.state': 'State: the numbers that a recurrent network carries from one letter to the next; also called h.',
  'term.bptt':
    'Backpropagation through time: the chain rule through all letters that were read, from the last back to the first.',
  'term.vanishing':
    'Vanishing gradient: going back in time, the error is multiplied again and again by less than 1, until nothing is left of it.',
} as const;
