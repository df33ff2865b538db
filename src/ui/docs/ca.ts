import type { Key } from '../../config/schema.ts';

/** What each hyperparameter is, in Catalan; the English is the schema's own. */
export const ca: Record<Key, string> = {
  cell: 'El que aprèn: una neurona sigmoide o un MLP amb cançons, una xarxa recurrent o una LSTM amb text.',
  layers: 'Capes ocultes: de 0 a 3 a l’MLP, d’1 a 3 a RNN i LSTM; el classificador no en té i no en fa cas.',
  hiddenSize: 'Unitats de cada capa oculta.',
  activation: 'No-linealitat de les capes ocultes de l’MLP; RNN i LSTM tenen les seves.',
  init: 'Primers pesos: uniformes en 1/sqrt(fan) com PyTorch, Xavier uniforme, o Xavier amb pesos recurrents ortogonals.',
  forgetBias: 'Se suma al començament a la porta d’oblit d’una LSTM, perquè recordi abans d’haver-ne après.',
  seed: 'D’on surten tots els nombres aleatoris: primers pesos, lots i mostres.',
  sequenceLength: 'Caràcters que la xarxa recurrent llegeix en un pas; fins on retrocedeix el gradient.',
  batchSize: 'Fils de text, o cançons, que es llegeixen alhora; una taula amb menys cançons es pren sencera.',
  batching: 'Els fils continuen llegint on eren, o salten a un lloc a l’atzar a cada pas.',
  carryState:
    'L’estat al final d’un pas és on comença el següent (sense gradient); si no, zeros, com sempre amb lots a l’atzar.',
  validationShare: 'Última part d’un text que s’aparta i amb què no s’entrena mai; amb les cançons s’entrena sempre.',
  optimizer: 'Regla que converteix els gradients en pesos nous, cadascuna com la defineix PyTorch.',
  learningRate: 'Mida d’un pas al llarg del gradient.',
  schedule:
    'Taxa d’aprenentatge en el temps: constant, un cosinus fins a la desena part en scheduleSteps, o la meitat cada scheduleSteps.',
  scheduleSteps: 'Llargada del cosinus, o passos entre una meitat i la següent.',
  warmup: 'Passos en què la taxa d’aprenentatge puja des de zero, en línia recta.',
  momentum: 'Part de l’últim pas que es conserva en el següent, per a sgd i rmsprop.',
  beta1: 'Memòria de la mitjana dels gradients, per a adam i adamw.',
  beta2: 'Memòria de la mitjana dels gradients al quadrat, per a adam i adamw; l’alfa de rmsprop.',
  epsilon: 'Se suma a l’arrel abans de dividir, en tots menys sgd.',
  clipNorm: 'El gradient més llarg permès, amb tots els paràmetres junts; 0 ho desactiva.',
  weightDecay: 'Estirada de tots els paràmetres cap a zero: sumada al gradient, o a part en adamw.',
  temperature: 'Audàcia del text generat: 0 pren sempre el caràcter més probable, 1 respecta les probabilitats.',
  topK: 'Només poden sortir els k caràcters més probables; 0 són tots.',
  stepsPerFrame: 'Passos d’entrenament per fotograma: un nombre, o tants com càpiguen en el seu temps.',
  engine:
    'El que calcula: nuclis de WebGPU, WebAssembly SIMD o la referència senzilla a la CPU, o el millor que hi hagi.',
};
