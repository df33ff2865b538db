import type { song as en } from '../en/song.ts';

/** Chapter 1 in Spanish. */
export const song: Record<keyof typeof en, string> = {
  'song.title': 'Una canción en tres números',
  'song.ask':
    '¿Le gustará a Ben esta canción? Un ordenador no sabe escuchar. Así que hacemos tres preguntas sobre cada canción: ¿es moderna?, ¿es triste?, ¿lleva el piano? Sí es 1, no es 0.',
  'song.numbers': '«{song}» se convierte en {a}, {b}, {c}. Tres números, tres [feature:características].',
  'song.place':
    'Tres números son un lugar. Moderna es a la derecha, triste es arriba, piano es hacia ti: cada canción es un punto en un cubo.',
  'song.wall': '{count} de {rows} canciones están en la cara del piano. Pronto será importante.',
  'song.taste':
    '¿Y Ben? Le gustan {count} de estas {rows}: las bolas. Las cajas no le gustan. Esto es todo lo que el ordenador sabrá jamás de música.',
  'song.edit': 'Cambia un número o un gusto en la tabla de abajo, o añade una canción, y mira el cubo.',
  'song.neuron':
    'Esto es una [neuron:neurona]. Llegan tres ondas, una por número. Cada una pasa por un [weight:peso], grueso o fino. Sale un número entre 0 y 1: lo segura que está de que a Ben le gusta la canción.',
  'song.guess': 'Todavía no ha aprendido nada. ¿Qué dice de la primera canción?',
  'song.guessOne': 'Seguro que sí, casi 1',
  'song.guessHalf': 'Algo intermedio',
  'song.guessSilent': 'Nada de nada',
  'song.says': 'De «{song}» dice {answer}. Sus pesos se sacaron al azar, así que su opinión también.',
};
