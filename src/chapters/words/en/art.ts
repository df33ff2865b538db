/** Chapter 8 in English. */
export const art = {
  'art.title': 'Can it make art?',
  'art.write':
    'A network that guesses the next character can write: draw one from its guesses, give it back as the next input, and draw again. Here it does so before it has learned anything. Same [seed:seed], same start, every time.',
  'term.seed':
    'Seed: the number from which all chance in the lab comes. The same seed draws the same, so two texts differ only in what the network knows.',
  'art.real0': 'At step {step}: of its words, {share} are words of the book.',
  'art.first':
    'Now it learns. It will write again after 100 updates, with the same draws. How many of its words will be words of the book?',
  'art.firstAsk': 'After 100 updates: what share of its words will be real?',
  'art.few': 'Less than a third',
  'art.half': 'Between one and two thirds',
  'art.many': 'More than two thirds',
  'art.shown': 'At step {step} it is {share}. Before it had learned it was {was}.',
  'art.second': 'Words are short patterns, and those come first. Ten times as much training now.',
  'art.secondAsk': 'After 1 000 updates: what share of its words will be real?',
  'art.beside':
    'The same seed, four times. First it finds which characters are common, then how long a word is, then words, then who speaks. Whether it means anything is another question.',
  'art.step': 'It has {step} updates behind it.',
  'art.longer': 'Press the green button and wait for step 10 000.',
  'art.door':
    'And art? What you read here is an echo of one book. But letters are only signs. Give the same network tunes instead of a novel, and it guesses the next note; draw, and it composes.',
  'art.composer':
    'The room in which it composes is being built. Until it is open, write here: in the free lab you can give it any text of your own, a tune in letters too.',
  'art.reached': 'step {step}',
  'art.waiting': 'Not there yet: the network is at step {step}.',
  'art.missed': 'The story was not open when training passed this step.',
  'art.share': '{share} of the words are real',
  'art.label': 'What the network wrote at four steps',
} as const;
