/** What a person can do in the story. */
export interface StoryActions {
  open(chapter: number, step: number): void;
  next(): void;
  back(): void;
  answer(option: number): void;
  setWeight(parameter: string, index: number, value: number): void;
  /** One more watched update; with a row, that song teaches. */
  teach(row: number | null): void;
  /** A choice on the board of this step, by name. */
  choose(name: string, value: number): void;
  /** Leaves the story with the network as it is. */
  leave(): void;
  /** The address of this step, to be copied. */
  link(): string;
  /** Other controls are shown from now on; they stand in the address. */
  showing(): void;
}
