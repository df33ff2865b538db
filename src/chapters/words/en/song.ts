/** Chapter 1 in English. */
export const song = {
  'song.title': 'A song as three numbers',
  'song.ask':
    'Will Ben like this song? A computer cannot listen. So we ask three questions about each song: is it modern? is it sad? is it led by the piano? Yes is 1, no is 0.',
  'song.numbers': '«{song}» becomes {a}, {b}, {c}. Three numbers, three [feature:features].',
  'song.place':
    'Three numbers are a place. Modern is to the right, sad is up, piano is towards you: every song is a point in a cube.',
  'song.wall': '{count} of {rows} songs lie on the piano side. That will matter soon.',
  'song.taste':
    'And Ben? He likes {count} of these {rows}: the balls. The boxes he does not like. This is all the computer will ever know about music.',
  'song.edit': 'Change a number or a like in the table below, or add a song, and watch the cube.',
  'song.neuron':
    'This is one [neuron:neuron]. Three waves come in, one for each number. Each passes a [weight:weight], thick or thin. Out comes one number between 0 and 1: how sure it is that Ben likes the song.',
  'song.guess': 'It has not learned anything yet. What does it say about the first song?',
  'song.guessOne': 'Surely yes, close to 1',
  'song.guessHalf': 'Something in between',
  'song.guessSilent': 'Nothing at all',
  'song.says': 'About «{song}» it says {answer}. Its weights were drawn at random, so its opinion is too.',
} as const;
