/** Chapter 2 in English. */
export const noRule = {
  'none.title': 'No rule to learn',
  'none.train':
    'Now it learns. It looks at all four songs, compares its answers with Ben’s, and makes an [update:update]: a small change of the weights that makes the [loss:loss] smaller. Then again.',
  'none.guess': 'After 300 updates: how many of the four songs will it get right?',
  'none.guessAll': 'All four',
  'none.guessSome': 'Some are right, some are wrong',
  'none.guessHalf': 'It will say one half to every song',
  'none.half':
    'Its answers lie between {low} and {high}, and the loss is {loss}: that of a coin. It has not failed. It has found the best there is.',
  'none.notHalf': 'Its answers lie between {low} and {high}, and the loss is {loss}. With these songs it is no coin.',
  'none.why':
    'Why? All four have piano, so the piano cannot tell them apart. Of the sad songs one is liked and one is not. Of the modern songs, too. Every reason to say yes meets an equal reason to say no.',
  'none.weights': 'So the weights of {a} and {b} go to nothing: they are {x} and {y}.',
  'none.proof':
    'More training would not help, nor would a better computer. This can be proved. A neuron cuts the cube with a flat sheet: liked songs on one side, the others on the other side. Look at the middles:',
  'none.trap':
    'There is a trap here, and the first version of this project fell into it. Let it learn one song at a time, with large steps, and look at each song right after its own lesson.',
  'none.trapLessons': 'In the last round: {right} of {rows} right. It looks like success.',
  'none.trapSome': 'In the last round: {right} of {rows} right, each asked right after its lesson.',
  'none.trapGuess': 'Now ask all four at once, without teaching in between. How many are right?',
  'none.right4': 'Four',
  'none.right3': 'Three',
  'none.right2': 'Two or fewer',
  'none.trapShown':
    '{right} of {rows}: a coin does as well. Each lesson wiped out the one before. Test a network on everything, with the weights it ends with.',
  'none.trapHeld':
    '{right} of {rows}. With these songs the lessons held. Even so: test a network on everything, with the weights it ends with.',
  'none.afterLesson': 'after its lesson',
  'none.allAtOnce': 'all at once',
  'none.yours':
    'Now change the songs. Take back a like, or add a song, until a flat sheet can part the liked from the others. Then press play.',
  'none.find': 'Find songs for which a rule exists.',
  'proof.no': 'No rule: proved.',
  'proof.liked': 'Liked: {mean} meet at ({meeting}).',
  'proof.others': 'Not liked: {mean} meet at ({meeting}).',
  'proof.same': 'It is the same point. It would have to be on both sides of the sheet.',
  'proof.yes': 'A rule exists: proved.',
  'proof.plane':
    'There is a flat sheet with all liked songs on one side and all others on the other. Press play: the neuron will find one.',
  'proof.large': 'This table is too large to be tested exactly.',
} as const;
