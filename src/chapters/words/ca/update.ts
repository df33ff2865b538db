import type { update as en } from '../en/update.ts';

/** Chapter 4 in Catalan. */
export const update: Record<keyof typeof en, string> = {
  'update.title': 'Una actualització, per dins',
  'update.one':
    'Com sap una xarxa en quin sentit canviar? Aquí hi ha una actualització de debò, nombre a nombre. La cançó que ensenya és «{song}».',
  'update.forward': 'Endavant, en verd: cada entrada pel seu pes, i tot sumat.',
  'update.answer': 'La [sigmoid:sigmoide] comprimeix la suma entre 0 i 1. De «{song}» la neurona diu {p}.',
  'update.lossLiked':
    'A en Ben li agrada aquesta cançó: la resposta bona era 1. La [loss:pèrdua] és menys el logaritme del que ha dit: {loss}.',
  'update.lossOther':
    'A en Ben no li agrada aquesta cançó: la resposta bona era 0. La [loss:pèrdua] és menys el logaritme d’u menys el que ha dit: {loss}.',
  'update.backward':
    'Ara enrere, en violeta. La pregunta és sempre la mateixa: si aquest nombre pugés una mica, quant canviaria la pèrdua? Cada enllaç té la seva petita resposta. Al llarg d’un camí es multipliquen. És la regla de la cadena, i la [backpropagation:retropropagació] no és res més.',
  'update.delta': 'A la suma tot s’ajunta en resposta menys veritat: {delta}.',
  'update.blame':
    'Cada pes rep la seva part de l’error: l’error a la suma per l’entrada que hi ha passat. És el seu [gradient:gradient].',
  'update.zero': 'Un pes que tenia l’entrada a 0 no rep res: no ha tingut part en aquest error.',
  'update.rule': 'I ara aprèn: cada pes fa un pas en contra del seu gradient. La [rate:taxa d’aprenentatge] és {rate}.',
  'update.better': 'Per a «{song}» la pèrdua era {was} amb els pesos vells i és {loss} amb els nous.',
  'update.net':
    'El mateix amb dues unitats ocultes: {count} pesos i biaixos, les mateixes tres regles. La cançó és «{song}».',
  'update.netBack':
    'Enrere l’error es reparteix: cada unitat oculta rep l’error pel pes per on ha passat, i el va passant. Cent capes no farien res més.',
  'update.again': 'Recorre-la pas a pas, deixa que corri a poc a poc, o tria quina cançó ensenya ara.',
};
