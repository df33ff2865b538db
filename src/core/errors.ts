/** Error codes of the lab; each names the kind of mistake, never its place. */
export type ErrorCode =
  | 'E_RANGE'
  | 'E_TYPE'
  | 'E_CHOICE'
  | 'E_KEY'
  | 'E_RULE'
  | 'E_SHAPE'
  | 'E_LIMIT'
  | 'E_TEXT'
  | 'E_FILE'
  | 'E_DATA'
  | 'E_STATE'
  | 'E_SHADER'
  | 'E_DEVICE';

/**
 * An error that names the place, what was expected, what came, and what to do, in one plain sentence.
 *
 * `place` reads like `url lr=7` or `lab.train(-1)`; `action` says what the lab did or what the reader can do.
 */
export class LabError extends Error {
  readonly code: ErrorCode;
  readonly place: string;
  readonly expected: string;
  readonly action: string;

  constructor(code: ErrorCode, place: string, expected: string, action: string) {
    super(`${code} ${place}: expected ${expected}; ${action}`);
    this.name = 'LabError';
    this.code = code;
    this.place = place;
    this.expected = expected;
    this.action = action;
  }
}

/** The text of anything thrown, for a banner or a log line. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
