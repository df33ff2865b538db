/** Chapters 1 to 4 in English. */
export const songs = {
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
  'none.title': 'No rule to learn',
  'none.train':
    'Now it learns. It looks at all four songs, compares its answers with Ben’s, and makes an [update:update]: a small change of the weights that makes the [loss:loss] smaller. Then again.',
  'none.guess': 'After 300 updates: how many of the four songs will it get right?',
  'none.guessAll': 'All four',
  'none.guessSome': 'Some are right, some are wrong',
  'none.guessHalf': 'It will say one half to every song',
  'none.half':
    'Its answers lie between {low} and {high}, and the loss is {loss}: that of a coin. It has not failed. It has found the best there is.',
  'none.why':
    'Why? All four have piano, so the piano cannot tell them apart. Of the sad songs one is liked and one is not. Of the modern songs, too. Every reason to say yes meets an equal reason to say no.',
  'none.weights': 'So the weights of {a} and {b} go to nothing: they are {x} and {y}.',
  'none.proof':
    'More training would not help, nor would a better computer. This can be proved. A neuron cuts the cube with a flat sheet: liked songs on one side, the others on the other side. Look at the middles:',
  'none.trap':
    'There is a trap here, and the first version of this project fell into it. Let it learn one song at a time, with large steps, and look at each song right after its own lesson.',
  'none.trapLessons': 'In the last round: {right} of {rows} right. It looks like success.',
  'none.trapGuess': 'Now ask all four at once, without teaching in between. How many are right?',
  'none.right4': 'Four',
  'none.right3': 'Three',
  'none.right2': 'Two',
  'none.trapShown':
    '{right} of {rows}: a coin does as well. Each lesson wiped out the one before. Test a network on everything, with the weights it ends with.',
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
