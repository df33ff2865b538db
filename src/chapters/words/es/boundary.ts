import type { boundary as en } from '../en/boundary.ts';

/** Chapter 3 in Spanish. */
export const boundary: Record<keyof typeof en, string> = {
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
    'Tras {step} actualizaciones los pesos son moderna {a}, triste {b}, piano {c}. La pérdida bajó de {was} a {loss}. La lámina está ahora entre las canciones modernas y las demás.',
  'bound.turning':
    'Tras {step} actualizaciones los pesos son moderna {a}, triste {b}, piano {c}. La pérdida pasó de {was} a {loss}. Algunas canciones siguen en el lado equivocado de la lámina.',
  'bound.sure':
    'Sigue cuando ya acierta todas. Con pesos mayores las paredes pasan más deprisa del azul al ámbar: la neurona está más segura.',
  'bound.unsure':
    'Sigue, porque todavía no están todas en el lado bueno. Cuanto más deprisa pasan las paredes del azul al ámbar, más segura está la neurona.',
  'bound.answers': 'Tras {step} actualizaciones sus respuestas van de {low} a {high}.',
  'bound.hand':
    'Ahora te toca aprender a ti. Todos los pesos son 0 y la neurona dice un medio en todas partes. Arrastra los [weight:pesos] y mira la lámina y la pérdida.',
  'bound.below': 'Haz que la pérdida baje de 0.3.',
  'bound.xor':
    'Volvemos a las cuatro canciones sin regla: gustan si son modernas o tristes, pero no ambas cosas. Se llama [xor:o exclusivo]. Ninguna lámina plana puede. Por eso ponemos dos [hidden:unidades ocultas] entre las entradas y la respuesta.',
  'bound.xorGuess': 'Tras 1 000 actualizaciones, ¿acertará las cuatro?',
  'bound.xorYes': 'Sí, las cuatro',
  'bound.xorNo': 'No, no hay regla',
  'bound.xorShown':
    'Todos los «no» están como mucho en {low}, todos los «sí» como poco en {high}. Lo que no puede una neurona, lo pueden tres.',
  'bound.xorStuck':
    'Con esta semilla se ha atascado: acierta {right} de {rows}. Dos unidades ocultas pueden contener la regla, pero no todos los comienzos llevan a ella: cada pequeño paso tiene que bajar, y este se ha quedado en un hoyo. Otra semilla empieza en otro lugar; la mayoría llega.',
  'bound.sheets':
    'Mira la lámina: ya no es plana. Cada unidad oculta trajo su propio pliegue, y ahora todas las canciones que le gustan a Ben están en el lado ámbar. Arrastra un peso y mira qué sujeta.',
  'bound.sheetsStuck':
    'Mira la lámina: dos unidades ocultas pueden plegarla, pero estos pliegues no separan las canciones. Arrastra los pesos y averigua si tú puedes, donde los pequeños pasos no pudieron.',
  'bound.xorLoss': 'La pérdida es {loss}.',
};
