import type { noRule as en } from '../en/no_rule.ts';

/** Chapter 2 in Catalan. */
export const noRule: Record<keyof typeof en, string> = {
  'none.title': 'Cap regla per aprendre',
  'none.train':
    'Ara aprèn. Mira totes quatre cançons, compara les seves respostes amb les d’en Ben i fa una [update:actualització]: un petit canvi dels pesos que redueix la [loss:pèrdua]. I un altre cop.',
  'none.guess': 'Després de 300 actualitzacions, quantes de les quatre cançons encertarà?',
  'none.guessAll': 'Totes quatre',
  'none.guessSome': 'Unes sí i altres no',
  'none.guessHalf': 'Dirà un mig a totes',
  'none.half':
    'Les seves respostes són entre {low} i {high}, i la pèrdua és {loss}: la d’una moneda. No ha fallat. Ha trobat el millor que hi ha.',
  'none.notHalf':
    'Les seves respostes són entre {low} i {high}, i la pèrdua és {loss}. Amb aquestes cançons no és una moneda.',
  'none.why':
    'Per què? Totes quatre porten piano, o sigui que el piano no les distingeix. De les tristes, una agrada i l’altra no. De les modernes, també. Cada raó per dir que sí en troba una d’igual per dir que no.',
  'none.weights': 'Per això els pesos de {a} i {b} es queden en no res: són {x} i {y}.',
  'none.proof':
    'Ni més entrenament ni un ordinador millor no hi ajudarien. Es pot demostrar. Una neurona talla el cub amb una làmina plana: a un costat les que agraden i a l’altre la resta. Mira els punts mitjans:',
  'none.trap':
    'Aquí hi ha una trampa, i la primera versió d’aquest projecte hi va caure. Que aprengui les cançons d’una en una, a passos grans, i mira cada cançó just després de la seva lliçó.',
  'none.trapLessons': 'A l’última ronda: {right} de {rows} encertades. Sembla un èxit.',
  'none.trapSome': 'A l’última ronda: {right} de {rows} encertades, cadascuna just després de la seva lliçó.',
  'none.trapGuess': 'Ara pregunta totes quatre alhora, sense ensenyar entremig. Quantes n’encerta?',
  'none.right4': 'Quatre',
  'none.right3': 'Tres',
  'none.right2': 'Dues o menys',
  'none.trapShown':
    '{right} de {rows}: el mateix que una moneda. Cada lliçó va esborrar l’anterior. Posa a prova una xarxa amb tot, i amb els pesos amb què acaba.',
  'none.trapHeld':
    '{right} de {rows}. Amb aquestes cançons les lliçons han aguantat. Tot i així: posa a prova una xarxa amb tot, i amb els pesos amb què acaba.',
  'none.afterLesson': 'després de la lliçó',
  'none.allAtOnce': 'totes alhora',
  'none.yours':
    'Ara canvia les cançons. Canvia un gust o afegeix una cançó, fins que una làmina plana pugui separar les que agraden de la resta. Després prem el botó verd.',
  'none.find': 'Troba cançons per a les quals hi hagi una regla.',
  'proof.no': 'No hi ha regla: demostrat.',
  'proof.liked': 'Agraden: {mean} es troben a ({meeting}).',
  'proof.others': 'No agraden: {mean} es troben a ({meeting}).',
  'proof.same': 'És el mateix punt. Hauria de ser als dos costats de la làmina.',
  'proof.yes': 'Hi ha una regla: demostrat.',
  'proof.plane':
    'Existeix una làmina plana amb totes les que agraden a un costat i la resta a l’altre. Prem el botó verd: la neurona en trobarà una.',
  'proof.large': 'Aquesta taula és massa gran per comprovar-la amb exactitud.',
};
