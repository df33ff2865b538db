/** What the keyboard can do to the picture alone; nothing of it touches training. */
export type PictureAct =
  | 'view'
  | 'rail'
  | 'slower'
  | 'faster'
  | 'room'
  | 'quality'
  | 'still'
  | 'film'
  | 'orbitLeft'
  | 'orbitRight'
  | 'orbitUp'
  | 'orbitDown'
  | 'panLeft'
  | 'panRight'
  | 'panUp'
  | 'panDown'
  | 'nearer'
  | 'farther';

/** How well the picture is drawn; auto gives up what the frame budget does not hold. */
export const qualities = ['auto', 'low', 'medium', 'high', 'film'] as const;
export type Quality = (typeof qualities)[number];

/** What came of an act, where a person would not see it at once. */
export type PictureNews =
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'filming' }
  | { readonly kind: 'noFilm' }
  | { readonly kind: 'quality'; readonly quality: Quality };
