import type { art as en } from '../en/art.ts';

/** Chapter 8 in Spanish. */
export const art: Record<keyof typeof en, string> = {
  'art.title': '¿Puede hacer arte?',
  'art.write':
    'Una red que adivina el carácter siguiente sabe escribir: se sortea uno según sus predicciones, se le devuelve como entrada y se sortea otra vez. Aquí lo hace antes de haber aprendido nada. Siempre la misma [seed:semilla] y el mismo comienzo.',
  'term.seed':
    'Semilla: el número del que sale todo el azar del laboratorio. La misma semilla sortea lo mismo; así, dos textos solo se distinguen en lo que la red sabe.',
  'art.real0': 'En el paso {step}: de sus palabras, {share} son palabras del libro.',
  'art.first':
    'Ahora aprende. Volverá a escribir tras 100 actualizaciones, con los mismos sorteos. ¿Cuántas de sus palabras serán palabras del libro?',
  'art.firstAsk': 'Tras 100 actualizaciones, ¿qué parte de sus palabras será real?',
  'art.few': 'Menos de un tercio',
  'art.half': 'Entre uno y dos tercios',
  'art.many': 'Más de dos tercios',
  'art.shown': 'En el paso {step} es {share}. Antes de aprender era {was}.',
  'art.second': 'Las palabras son patrones cortos, y esos llegan primero. Ahora, diez veces más entrenamiento.',
  'art.secondAsk': 'Tras 1 000 actualizaciones, ¿qué parte de sus palabras será real?',
  'art.beside':
    'La misma semilla, cuatro veces. Primero encuentra qué caracteres son frecuentes, luego lo que mide una palabra, luego palabras, luego quién habla. Si quiere decir algo es otra pregunta.',
  'art.step': 'Lleva {step} actualizaciones.',
  'art.longer': 'Pulsa el botón verde y espera al paso 10 000.',
  'art.door':
    '¿Y el arte? Lo que lees aquí es el eco de un solo libro. Pero las letras no son más que signos. Dale a la misma red melodías en vez de una novela y adivinará la nota siguiente; sortea, y compone.',
  'art.composer':
    'La sala donde compone está en obras. Hasta que abra, escribe aquí: en el laboratorio libre puedes darle cualquier texto tuyo, también una melodía en letras.',
  'art.reached': 'paso {step}',
  'art.waiting': 'Aún no: la red está en el paso {step}.',
  'art.missed': 'La historia no estaba abierta cuando el entrenamiento pasó por aquí.',
  'art.share': '{share} de las palabras son reales',
  'art.label': 'Lo que la red escribió en cuatro pasos',
};
