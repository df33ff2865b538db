/** Chapter 6 in English, with its terms. */
export const gates = {
  'gate.title': 'Four gates and a conveyor',
  'gate.rnn':
    'The recurrent network writes its whole state anew at every letter. Nothing can simply stay. So Hochreiter and Schmidhuber laid a second line beside it: the [memory:memory] c, a conveyor belt. On it nothing is squeezed; it is only multiplied and added to.',
  'gate.line': 'At «{letter}», unit {unit}: what comes along the line is {before}, what goes on is {c}.',
  'gate.forget':
    'First part: a valve on the line. The [gate:forget gate] looks at the letter and the state and says a number between 0, all gone, and 1, all stays.',
  'gate.keeps': 'Unit {unit} at «{letter}»: {f} of {before} stays, so {kept} goes on.',
  'gate.drops': 'Unit {unit} at «{letter}»: only {f} of {before} stays, so {kept} goes on. The rest is forgotten.',
  'gate.write':
    'Second part: something new. The candidate g says what could be noted, between −1 and 1. The input gate i says how much of it is let in.',
  'gate.added': 'Here {i} of {g} is let in: {added} is added, and the memory is now {c}.',
  'gate.out':
    'Last part: the output gate. A memory need not be said aloud. It says how much of it shows in the state h.',
  'gate.said': 'Here {o} of the bent memory shows: h is {h}. The other units and the next letter see only that.',
  'gate.all':
    'This is all of an LSTM: six equations. The letter’s weights are W, those of the state are U. Every number stands here as the network has it.',
  'gate.where': 'Unit {unit}, at «{letter}».',
  'gate.pick': 'Choose another unit or another letter, and follow the numbers.',
  'gate.clamp':
    'What is a gate for? Take it away and see. Hold one shut or open, for all units at all letters, and let the network go on with the sentence from the same seed.',
  'gate.clampHalf': 'Like this, half of the gradient comes from the last {half} letters.',
  'gate.hold': 'Hold a gate, and compare what it writes.',
  'gate.free': 'Nothing held',
  'gate.forgetShut': 'Forget gate at 0',
  'gate.forgetOpen': 'Forget gate at 1',
  'gate.inputShut': 'Input gate at 0',
  'gate.inputOpen': 'Input gate at 1',
  'gate.outputShut': 'Output gate at 0',
  'gate.outputOpen': 'Output gate at 1',
  'gate.race':
    'Now both side by side: the recurrent network and the LSTM, {units} units each, the same sentence, the same seed {seed}, {step} updates each.',
  'gate.guess': 'In which of them does the gradient reach further back?',
  'gate.guessRnn': 'In the recurrent network',
  'gate.guessLstm': 'In the LSTM',
  'gate.further':
    'Half of it comes from the last {rnn} letters in the recurrent network and from the last {lstm} in the LSTM. On the line it is multiplied by the forget gates alone; their mean is {f}.',
  'gate.nearer':
    'Half of it comes from the last {rnn} letters in the recurrent network and from the last {lstm} in the LSTM. Here the line does not reach further. To say the next letter the last few help most, and so this is what it has learned to use; its forget gates have a mean of {f}.',
  'gate.before':
    'And before they had learned anything, both fresh from the seed? The recurrent network: {rnn} letters. The LSTM: {lstm}, with forget gates at a mean of {f}.',
  'gate.built':
    'That is the line’s own doing. It reaches further by the way it is built: what comes back along it is only multiplied by the forget gates.',
  'gate.chance': 'With this seed the line starts no further back than the network without it: its forget gates decide.',
  'gate.learned':
    'So the line does not force a network to remember. It lets it: how long each unit keeps something is learned, unit by unit. Next we look at what the units keep.',
  'gate.pickBoth': 'Choose another letter as now, and compare both rivers there.',
  'gate.lane': 'LSTM',
  'cell.label': 'One unit of the LSTM at one letter',
  'cell.memory': 'memory',
  'cell.forget': 'forget',
  'cell.input': 'input',
  'cell.candidate': 'candidate',
  'cell.output': 'output',
  'cell.letter': 'Letter',
  'cell.unit': 'Unit',
  'term.memory':
    'Memory: the second state of an LSTM, also called c. It is changed by forgetting and adding alone, so it can last.',
  'term.gate':
    'Gate: a sigmoid neuron whose number between 0 and 1 is multiplied with another, and so lets more or less of it through.',
} as const;
