import { LabError } from '../core/errors.ts';
import { attempt, button, element } from './elements.ts';
import type { Actions } from './types.ts';

/** A bigger file is not even read into memory; the lab's own limits are lower. */
const largestFile = 64 * 1024 * 1024;

/** Gives a file of the visitor's to the lab, which knows what it is for. False where it was refused and told. */
export function takeFile(
  file: File,
  actions: Pick<Actions, 'useFile'>,
  refused: (thrown: unknown) => void,
): Promise<boolean> {
  return attempt(async () => {
    if (file.size > largestFile)
      throw new LabError('E_FILE', `file ${file.name}`, 'a text file', `did not read it: it has ${file.size} bytes`);
    await actions.useFile(new Uint8Array(await file.arrayBuffer()), file.name);
  }, refused);
}

/** A button that opens the file chooser, and the chooser's hidden input. `accept` as the input has it. */
export function fileButton(label: string, accept: string, take: (file: File) => void): readonly HTMLElement[] {
  const chooser = element('input', { attributes: { type: 'file', accept, hidden: '', 'aria-label': label } });
  chooser.addEventListener('change', () => {
    const file = chooser.files?.[0];
    if (file) take(file);
    // The same file may be chosen again.
    chooser.value = '';
  });
  return [button(label, () => chooser.click()), chooser];
}
