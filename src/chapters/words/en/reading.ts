/** Chapter 7 in English. */
export const reading = {
  'term.heldOut':
    'Held-out text: the last part of a book, kept back. The network never learns from it, so it cannot know it by heart.',
  'term.correlation':
    'Correlation: how much two things rise and fall together, from −1 to 1. At 0 one says nothing about the other.',
  'term.temperature':
    'Temperature: below 1 likely characters become likelier, above 1 rare ones get their chance. At 0 only the likeliest is left.',
  'read.title': 'What it has learned to read',
  'read.novel':
    'This network has read Moby-Dick, {step} updates so far. Under it is a [heldOut:part of the book] that it has never learned from. It reads one character after the other, and guesses the next one each time.',
  'read.chance': 'The longer the green bar, the more it gave to the character that really came. On average: {chance}.',
  'read.more': 'It is not finished. Press the green button and let it learn for 100 more updates.',
  'read.units':
    'Inside are {units} units. Each hands one number on, from character to character. This is unit {unit}: a bar above means more than its mean, a bar below means less.',
  'read.most': 'Most units tell us nothing. So it is with neurons.',
  'read.another': 'Look at another unit.',
  'read.taught': 'Nobody told it about quotation marks, words or lines. It only had to guess the next character.',
  'read.follow': 'Which of the three does one of its units follow best?',
  'read.quotes': 'Quotation marks',
  'read.words': 'Words',
  'read.lines': 'Lines',
  'read.followed':
    'The best [correlation:correlation] with quotations is {quote}, with words {word}, with lines {line}.',
  'read.ranked':
    'Here are the units that follow something best: the [correlation:correlation] of each, over {characters} characters that it never learned from. Press one to see it in the text.',
  'read.found':
    'Nobody built this in. The network found it, since it helps to guess. In larger networks Karpathy and others found such units in 2015.',
  'read.excite':
    'Now the other way round. After which characters is the output of unit {unit} highest, and after which lowest? These are the means over {characters} characters.',
  'read.images': 'Zeiler and Fergus asked a network for images the same in 2014: show me what excites you.',
  'read.next':
    'Now its guess. After the marked character it gives every character a probability. What really came next got {chance}.',
  'read.mark': 'Mark another character: press it in the text, or use the arrow keys there.',
  'read.draw':
    'To write, it draws from these probabilities, again and again. The [temperature:temperature] bends them first. Now it is {temperature}: the likeliest character has {chance}.',
  'read.bend': 'Move the temperature.',
  'read.rests':
    'On what does a guess rest? Go backward once more: from one probability to every character that was read. For each, take gradient times input: how much the guess would change if that character were fainter.',
  'read.asked': 'It read {count} characters and guesses «{symbol}» with {chance}.',
  'read.where': 'Where is the character that counts most?',
  'read.last': 'It is the last one',
  'read.inWord': 'Earlier in the same word',
  'read.before': 'Before this word',
  'read.counts':
    'The one that counts most is «{symbol}», {back} characters before the last: {most}. All the others add up to {rest}.',
  'read.countsLast': 'The last one, «{symbol}», counts most: {most}. All the others add up to {rest}.',
  'read.key.chance': 'green bar: probability of what really came next',
  'read.key.unit': 'amber bar above: more than its mean · blue bar below: less',
  'read.key.share': 'amber bar above: speaks for the guess · blue bar below: speaks against it',
  'read.label': 'A text that the network reads',
  'read.help': 'The arrow keys mark a character.',
  'read.unit': 'unit',
  'read.output': 'output h',
  'read.memory': 'memory c',
  'read.temperature': 'temperature',
  'read.marked': '«{character}»: {value}',
  'read.drawn': 'It writes on from the marked character:',
  'read.bars.follow': 'Correlation, −1 to 1. h: output, c: memory.',
  'read.bars.excite': 'Mean output after each character, the highest and the lowest.',
  'read.bars.next': 'Probability of the next character. ✓ really came.',
  'signal.quote': 'in a quotation',
  'signal.word': 'in a word',
  'signal.wordPosition': 'letters of the word so far',
  'signal.linePosition': 'characters of the line so far',
  'signal.lineEnd': 'the line ends next',
} as const;
