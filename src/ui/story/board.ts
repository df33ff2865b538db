import type { Stage } from '../../chapters/view.ts';
import type { Tongue } from './prose.ts';

/** What the page itself draws over the stage for one kind of it. */
export interface Board<S extends Stage = Stage> {
  readonly root: HTMLElement;
  /** It stands under the picture instead of covering it. */
  readonly under?: boolean;
  /** `entered`: the step has just been opened, or its answer shown. */
  show(stage: S, tongue: Tongue, entered: boolean): void;
  /** Another kind of stage is shown from now on. */
  leave(): void;
  /** What of it goes onto the handout. */
  paper(): readonly HTMLElement[];
}

export type BoardKind = Exclude<Stage['kind'], 'sculpture' | 'cube'>;

/** One board for each kind of stage that the page draws. */
export type Boards = { readonly [K in BoardKind]: Board<Extract<Stage, { kind: K }>> };
