import type { song as en } from '../en/song.ts';

/** Chapter 1 in Catalan. */
export const song: Record<keyof typeof en, string> = {
  'song.title': 'Una cançó en tres nombres',
  'song.ask':
    'Li agradarà a en Ben aquesta cançó? Un ordinador no sap escoltar. Per això fem tres preguntes sobre cada cançó: és moderna?, és trista?, porta el piano? Sí és 1, no és 0.',
  'song.numbers': '«{song}» es converteix en {a}, {b}, {c}. Tres nombres, tres [feature:característiques].',
  'song.place':
    'Tres nombres són un lloc. Moderna és a la dreta, trista és amunt, piano és cap a tu: cada cançó és un punt en un cub.',
  'song.wall': '{count} de {rows} cançons són a la cara del piano. Aviat serà important.',
  'song.taste':
    'I en Ben? Li agraden {count} d’aquestes {rows}: les boles. Les caixes no li agraden. Això és tot el que l’ordinador sabrà mai de música.',
  'song.edit': 'Canvia un nombre o un gust a la taula de sota, o afegeix una cançó, i mira el cub.',
  'song.neuron':
    'Això és una [neuron:neurona]. Arriben tres ones, una per nombre. Cadascuna passa per un [weight:pes], gruixut o prim. En surt un nombre entre 0 i 1: com de segura està que a en Ben li agrada la cançó.',
  'song.guess': 'Encara no ha après res. Què diu de la primera cançó?',
  'song.guessOne': 'Segur que sí, gairebé 1',
  'song.guessHalf': 'Alguna cosa entremig',
  'song.guessSilent': 'Res de res',
  'song.says': 'De «{song}» diu {answer}. Els seus pesos es van treure a l’atzar, i la seva opinió també.',
};
