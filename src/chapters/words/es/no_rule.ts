import type { noRule as en } from '../en/no_rule.ts';

/** Chapter 2 in Spanish. */
export const noRule: Record<keyof typeof en, string> = {
  'none.title': 'Ninguna regla que aprender',
  'none.train':
    'Ahora aprende. Mira las cuatro canciones, compara sus respuestas con las de Ben y hace una [update:actualización]: un pequeño cambio de los pesos que reduce la [loss:pérdida]. Y otra vez.',
  'none.guess': 'Tras 300 actualizaciones, ¿cuántas de las cuatro canciones acertará?',
  'none.guessAll': 'Las cuatro',
  'none.guessSome': 'Unas sí y otras no',
  'none.guessHalf': 'Dirá un medio a todas',
  'none.half':
    'Sus respuestas están entre {low} y {high}, y la pérdida es {loss}: la de una moneda. No ha fallado. Ha encontrado lo mejor que hay.',
  'none.notHalf':
    'Sus respuestas están entre {low} y {high}, y la pérdida es {loss}. Con estas canciones no es una moneda.',
  'none.why':
    '¿Por qué? Las cuatro llevan piano, así que el piano no las distingue. De las tristes, una gusta y otra no. De las modernas, también. Cada razón para decir sí choca con otra igual para decir no.',
  'none.weights': 'Por eso los pesos de {a} y {b} se quedan en nada: son {x} y {y}.',
  'none.proof':
    'Ni más entrenamiento ni un ordenador mejor ayudarían. Se puede demostrar. Una neurona corta el cubo con una lámina plana: a un lado las que gustan y al otro las demás. Mira los puntos medios:',
  'none.trap':
    'Aquí hay una trampa, y la primera versión de este proyecto cayó en ella. Que aprenda las canciones de una en una, a pasos grandes, y mira cada canción justo después de su lección.',
  'none.trapLessons': 'En la última ronda: {right} de {rows} acertadas. Parece un éxito.',
  'none.trapSome': 'En la última ronda: {right} de {rows} acertadas, cada una justo después de su lección.',
  'none.trapGuess': 'Ahora pregunta las cuatro a la vez, sin enseñar entre medias. ¿Cuántas acierta?',
  'none.right4': 'Cuatro',
  'none.right3': 'Tres',
  'none.right2': 'Dos o menos',
  'none.trapShown':
    '{right} de {rows}: lo mismo que una moneda. Cada lección borró la anterior. Pon a prueba una red con todo, y con los pesos con los que acaba.',
  'none.trapHeld':
    '{right} de {rows}. Con estas canciones las lecciones han aguantado. Aun así: pon a prueba una red con todo, y con los pesos con los que acaba.',
  'none.afterLesson': 'tras su lección',
  'none.allAtOnce': 'todas a la vez',
  'none.yours':
    'Ahora cambia las canciones. Cambia un gusto o añade una canción, hasta que una lámina plana pueda separar las que gustan de las demás. Luego pulsa el botón verde.',
  'none.find': 'Encuentra canciones para las que haya una regla.',
  'proof.no': 'No hay regla: demostrado.',
  'proof.liked': 'Gustan: {mean} se encuentran en ({meeting}).',
  'proof.others': 'No gustan: {mean} se encuentran en ({meeting}).',
  'proof.same': 'Es el mismo punto. Tendría que estar a los dos lados de la lámina.',
  'proof.yes': 'Hay una regla: demostrado.',
  'proof.plane':
    'Existe una lámina plana con todas las que gustan a un lado y las demás al otro. Pulsa el botón verde: la neurona encontrará una.',
  'proof.large': 'Esta tabla es demasiado grande para comprobarla con exactitud.',
};
