/** What a person can do in the story. */
export interface StoryActions {
  open(chapter: number, step: number): void;
  next(): void;
  back(): void;
  answer(option: number): void;
  setWeight(parameter: string, index: number, value: number): void;
  /** What the visitor chose among what the step shows, by name. */
  choose(choices: Readonly<Record<string, number>>): void;
  /** One more watched update; with a row, that song teaches. */
  teach(row: number | null): void;
  /** Leaves the story with the network as it is. */
  leave(): void;
  /** The address of this step, to be copied. */
  link(): string;
  /** Other controls are shown from now on; they stand in the address. */
  showing(): void;
}

/** What a person can do with a figure of the column. */
export interface FigureActs extends Pick<StoryActions, 'setWeight' | 'choose'> {
  /** Opens the glossary at a term. */
  explain(term: string): void;
}
