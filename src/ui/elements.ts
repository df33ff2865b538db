/** Properties and attributes of a new element; `class`, `text` and handlers included. */
interface Options {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** A new element with its children: text only ever goes in as text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (options.class) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  for (const [name, handler] of Object.entries(options.on ?? {})) made.addEventListener(name, handler);
  made.append(...children);
  return made;
}

/** A button that says what it does; `label` is also its accessible name. */
export function button(label: string, act: () => void, className = ''): HTMLButtonElement {
  return element('button', { class: className, text: label, attributes: { type: 'button' }, on: { click: act } });
}

/** Sets text only where it differs, so that screen readers and layout are left alone. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** A whole number in groups of three parted by thin spaces, which mean the same in every language. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US').replaceAll(',', '\u202f');
}

/** A number for the page: the three digits that matter, no exponent where people read. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return count(value);
  if (size >= 0.001) return value.toPrecision(3);
  return value.toExponential(1);
}

/** Runs what a person asked for; what goes wrong is told and nothing else happens. True where it went well. */
export async function attempt(act: () => Promise<unknown>, refused: (thrown: unknown) => void): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}
