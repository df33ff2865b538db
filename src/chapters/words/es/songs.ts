import type { songs as en } from '../en/songs.ts';

/** Chapters 1 to 4 in Spanish. */
export const songs: Record<keyof typeof en, string> = {
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
  'none.title': 'Ninguna regla que aprender',
  'none.train':
    'Ahora aprende. Mira las cuatro canciones, compara sus respuestas con las de Ben y hace una [update:actualización]: un pequeño cambio de los pesos que reduce la [loss:pérdida]. Y otra vez.',
  'none.guess': 'Tras 300 actualizaciones, ¿cuántas de las cuatro canciones acertará?',
  'none.guessAll': 'Las cuatro',
  'none.guessSome': 'Unas sí y otras no',
  'none.guessHalf': 'Dirá un medio a todas',
  'none.half':
    'Sus respuestas están entre {low} y {high}, y la pérdida es {loss}: la de una moneda. No ha fallado. Ha encontrado lo mejor que hay.',
  'none.why':
    '¿Por qué? Las cuatro llevan piano, así que el piano no las distingue. De las tristes, una gusta y otra no. De las modernas, también. Cada razón para decir sí choca con otra igual para decir no.',
  'none.weights': 'Por eso los pesos de {a} y {b} se quedan en nada: son {x} y {y}.',
  'none.proof':
    'Ni más entrenamiento ni un ordenador mejor ayudarían. Se puede demostrar. Una neurona corta el cubo con una lámina plana: a un lado las que gustan y al otro las demás. Mira los puntos medios:',
  'none.trap':
    'Aquí hay una trampa, y la primera versión de este proyecto cayó en ella. Que aprenda las canciones de una en una, a pasos grandes, y mira cada canción justo después de su lección.',
  'none.trapLessons': 'En la última ronda: {right} de {rows} acertadas. Parece un éxito.',
  'none.trapGuess': 'Ahora pregunta las cuatro a la vez, sin enseñar entre medias. ¿Cuántas acierta?',
  'none.right4': 'Cuatro',
  'none.right3': 'Tres',
  'none.right2': 'Dos',
  'none.trapShown':
    '{right} de {rows}: lo mismo que una moneda. Cada lección borró la anterior. Prueba una red con todo, y con los pesos con los que acaba.',
  'none.afterLesson': 'tras su lección',
  'none.allAtOnce': 'todas a la vez',
  'none.yours':
    'Ahora cambia las canciones. Quita un gusto o añade una canción, hasta que una lámina plana pueda separar las que gustan de las demás. Luego pulsa el botón verde.',
  'none.find': 'Encuentra canciones para las que haya una regla.',
  'proof.no': 'No hay regla: demostrado.',
  'proof.liked': 'Gustan: {mean} se encuentran en ({meeting}).',
  'proof.others': 'No gustan: {mean} se encuentran en ({meeting}).',
  'proof.same': 'Es el mismo punto. Tendría que estar a los dos lados de la lámina.',
  'proof.yes': 'Hay una regla: demostrado.',
  'proof.plane':
    'Existe una lámina plana con todas las que gustan a un lado y las demás al otro. Pulsa el botón verde: la neurona encontrará una.',
  'proof.large': 'Esta tabla es demasiado grande para comprobarla con exactitud.',
  'bound.title': 'Una frontera',
  'bound.data':
    'Seis canciones, y esta vez hay una regla: a Ben le gustan las modernas. Nadie se lo dice a la neurona. Solo ve la tabla.',
  'bound.sheet':
    'La lámina verde es su [boundary:frontera]: ahí dice exactamente un medio. En el lado ámbar dice que sí, en el azul que no. Antes de aprender está en cualquier parte.',
  'bound.turn':
    'Cada actualización mueve y gira un poco la lámina, para que las canciones del lado equivocado pasen al bueno.',
  'bound.guess':
    'Tras 60 actualizaciones, ¿en qué dirección separará la lámina? ¿Qué característica tendrá el mayor peso?',
  'bound.modern': 'Moderna',
  'bound.sad': 'Triste',
  'bound.piano': 'Piano',
  'bound.turned':
    'Tras {step} actualizaciones los pesos son moderna {a}, triste {b}, piano {c}. La pérdida bajó de {was} a {loss}. La lámina está de pie entre las canciones modernas y las demás.',
  'bound.sure':
    'Sigue cuando ya acierta todas. Con pesos mayores las paredes pasan más deprisa del azul al ámbar: la neurona está más segura.',
  'bound.answers': 'Tras {step} actualizaciones sus respuestas van de {low} a {high}.',
  'bound.hand':
    'Ahora el aprendizaje eres tú. Todos los pesos son 0 y la neurona dice un medio en todas partes. Arrastra los [weight:pesos] y mira la lámina y la pérdida.',
  'bound.below': 'Haz que la pérdida baje de 0.3.',
  'bound.xor':
    'Volvemos a las cuatro canciones sin regla: gustan si son modernas o tristes, pero no ambas cosas. Se llama [xor:o exclusivo]. Ninguna lámina plana puede. Por eso ponemos dos [hidden:unidades ocultas] entre las entradas y la respuesta.',
  'bound.xorGuess': 'Tras 1.000 actualizaciones, ¿acertará las cuatro?',
  'bound.xorYes': 'Sí, las cuatro',
  'bound.xorNo': 'No, no hay regla',
  'bound.xorShown':
    'Todos los «no» están como mucho en {low}, todos los «sí» como poco en {high}. Lo que no puede una neurona, lo pueden tres.',
  'bound.sheets':
    'Mira la lámina: ahora son dos, y se curvan. Cada unidad oculta trajo una. Entre ellas están las canciones que le gustan a Ben. Arrastra un peso y mira qué lámina sujeta.',
  'bound.xorLoss': 'La pérdida es {loss}.',
  'update.title': 'Una actualización, por dentro',
  'update.one':
    '¿Cómo sabe una red en qué sentido cambiar? Aquí hay una actualización de verdad, número a número. La canción que enseña es «{song}».',
  'update.forward': 'Hacia delante, en verde: cada entrada por su peso, y todo sumado.',
  'update.answer': 'La [sigmoid:sigmoide] aprieta la suma entre 0 y 1. De «{song}» la neurona dice {p}.',
  'update.lossLiked':
    'A Ben le gusta esta canción: la respuesta buena era 1. La [loss:pérdida] es menos el logaritmo de lo que dijo: {loss}.',
  'update.lossOther':
    'A Ben no le gusta esta canción: la respuesta buena era 0. La [loss:pérdida] es menos el logaritmo de uno menos lo que dijo: {loss}.',
  'update.backward':
    'Ahora hacia atrás, en violeta. La pregunta es siempre la misma: si este número subiera un poco, ¿cuánto cambiaría la pérdida? Cada enlace tiene su pequeña respuesta. A lo largo de un camino se multiplican. Es la regla de la cadena, y no hay más en la [backpropagation:retropropagación].',
  'update.delta': 'En la suma todo se junta en respuesta menos verdad: {delta}.',
  'update.blame':
    'Cada peso recibe su parte del error: el error en la suma por la entrada que pasó. Es su [gradient:gradiente].',
  'update.zero': 'Un peso cuya entrada era 0 no recibe nada: no tuvo parte en este error.',
  'update.rule':
    'Y ahora aprende: cada peso da un paso en contra de su gradiente. La [rate:tasa de aprendizaje] es {rate}.',
  'update.better': 'Para «{song}» la pérdida era {was} con los pesos viejos y es {loss} con los nuevos.',
  'update.net':
    'Lo mismo con dos unidades ocultas: {count} pesos y sesgos, las mismas tres reglas. La canción es «{song}».',
  'update.netBack':
    'Hacia atrás el error se reparte: cada unidad oculta recibe el error por el peso por el que pasó, y lo entrega. Cien capas no harían otra cosa.',
  'update.again': 'Recórrela paso a paso, deja que corra despacio, o elige qué canción enseña ahora.',
};
