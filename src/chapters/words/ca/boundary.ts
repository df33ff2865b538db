import type { boundary as en } from '../en/boundary.ts';

/** Chapter 3 in Catalan. */
export const boundary: Record<keyof typeof en, string> = {
  'bound.title': 'Una frontera',
  'bound.data':
    'Sis cançons, i aquest cop hi ha una regla: a en Ben li agraden les modernes. Ningú no ho diu a la neurona. Només veu la taula.',
  'bound.sheet':
    'La làmina verda és la seva [boundary:frontera]: allà diu exactament un mig. Al costat ambre diu que sí, al blau que no. Abans d’aprendre és a qualsevol lloc.',
  'bound.turn':
    'Cada actualització mou i gira una mica la làmina, perquè les cançons del costat equivocat passin al bo.',
  'bound.guess':
    'Després de 60 actualitzacions, en quina direcció separarà la làmina? Quina característica tindrà el pes més gran?',
  'bound.modern': 'Moderna',
  'bound.sad': 'Trista',
  'bound.piano': 'Piano',
  'bound.turned':
    'Després de {step} actualitzacions els pesos són moderna {a}, trista {b}, piano {c}. La pèrdua ha baixat de {was} a {loss}. La làmina és ara entre les cançons modernes i les altres.',
  'bound.turning':
    'Després de {step} actualitzacions els pesos són moderna {a}, trista {b}, piano {c}. La pèrdua ha passat de {was} a {loss}. Algunes cançons encara són al costat equivocat de la làmina.',
  'bound.sure':
    'Continua quan ja les encerta totes. Amb pesos més grans les parets passen més de pressa del blau a l’ambre: la neurona està més segura.',
  'bound.unsure':
    'Continua, perquè encara no són totes al costat bo. Com més de pressa passen les parets del blau a l’ambre, més segura n’està la neurona.',
  'bound.answers': 'Després de {step} actualitzacions les seves respostes van de {low} a {high}.',
  'bound.hand':
    'Ara et toca aprendre a tu. Tots els pesos són 0 i la neurona diu un mig a tot arreu. Arrossega els [weight:pesos] i mira la làmina i la pèrdua.',
  'bound.below': 'Fes que la pèrdua baixi de 0.3.',
  'bound.xor':
    'Tornem a les quatre cançons sense regla: agraden si són modernes o tristes, però no totes dues coses. Se’n diu [xor:o exclusiu]. Cap làmina plana no pot. Per això posem dues [hidden:unitats ocultes] entre les entrades i la resposta.',
  'bound.xorGuess': 'Després de 1 000 actualitzacions, les encertarà totes quatre?',
  'bound.xorYes': 'Sí, totes quatre',
  'bound.xorNo': 'No, no hi ha regla',
  'bound.xorShown':
    'Tots els «no» són com a molt a {low}, tots els «sí» com a mínim a {high}. El que no pot una neurona, ho poden tres.',
  'bound.xorStuck':
    'Amb aquesta llavor s’ha encallat: n’encerta {right} de {rows}. Dues unitats ocultes poden contenir la regla, però no tots els començaments hi porten: cada petit pas ha de baixar, i aquest s’ha quedat en un clot. Una altra llavor comença en un altre lloc; la majoria hi arriba.',
  'bound.sheets':
    'Mira la làmina: ja no és plana. Cada unitat oculta hi ha portat el seu plec, i ara totes les cançons que agraden a en Ben són al costat ambre. Arrossega un pes i mira què aguanta.',
  'bound.sheetsStuck':
    'Mira la làmina: dues unitats ocultes la poden plegar, però aquests plecs no separen les cançons. Arrossega els pesos i descobreix si tu pots, allà on els petits passos no han pogut.',
  'bound.xorLoss': 'La pèrdua és {loss}.',
};
