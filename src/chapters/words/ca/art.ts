import type { art as en } from '../en/art.ts';

/** Chapter 8 in Catalan. */
export const art: Record<keyof typeof en, string> = {
  'art.title': 'Pot fer art?',
  'art.write':
    'Una xarxa que endevina el caràcter següent sap escriure: se’n sorteja un segons les seves prediccions, se li torna com a entrada i se sorteja un altre cop. Aquí ho fa abans d’haver après res. Sempre la mateixa [seed:llavor] i el mateix començament.',
  'term.seed':
    'Llavor: el nombre d’on surt tot l’atzar del laboratori. La mateixa llavor sorteja el mateix; així, dos textos només es distingeixen pel que sap la xarxa.',
  'art.real0': 'Al pas {step}: de les seves paraules, {share} són paraules del llibre.',
  'art.first':
    'Ara aprèn. Tornarà a escriure després de 100 actualitzacions, amb els mateixos sorteigs. Quantes de les seves paraules seran paraules del llibre?',
  'art.firstAsk': 'Després de 100 actualitzacions, quina part de les seves paraules serà real?',
  'art.few': 'Menys d’un terç',
  'art.half': 'Entre un terç i dos terços',
  'art.many': 'Més de dos terços',
  'art.shown': 'Al pas {step} és {share}. Abans d’aprendre era {was}.',
  'art.second': 'Les paraules són patrons curts, i aquests arriben primer. Ara, deu vegades més entrenament.',
  'art.secondAsk': 'Després de 1 000 actualitzacions, quina part de les seves paraules serà real?',
  'art.beside':
    'La mateixa llavor, quatre vegades. Primer troba quins caràcters són freqüents, després què fa de llarg una paraula, després paraules, després qui parla. Si vol dir res és una altra pregunta.',
  'art.step': 'Porta {step} actualitzacions.',
  'art.longer': 'Prem el botó verd i espera fins al pas 10 000.',
  'art.door':
    'I l’art? El que llegeixes aquí és el ressò d’un sol llibre. Però les lletres només són signes. Dona a la mateixa xarxa melodies en lloc d’una novel·la i endevinarà la nota següent; sorteja, i compon.',
  'art.composer':
    'La sala on compon és en obres. Fins que obri, escriu aquí: al laboratori lliure li pots donar qualsevol text teu, també una melodia en lletres.',
  'art.reached': 'pas {step}',
  'art.waiting': 'Encara no: la xarxa és al pas {step}.',
  'art.missed': 'La història no era oberta quan l’entrenament va passar per aquí.',
  'art.share': '{share} de les paraules són reals',
  'art.label': 'El que la xarxa va escriure en quatre passos',
};
