import type { Words } from '../../core/words/words.ts';
import { button, count, element, setText, short } from '../elements.ts';
import './profile.css';

/** One kernel's share of a training step. */
export interface ProfileLine {
  readonly name: string;
  readonly calls: number;
  readonly ms: number | null;
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** What a training step costs, kernel by kernel, the dearest first. */
export interface ProfileView {
  /** Kernels are dispatches of a graphics device; else they are ops on the processor. */
  readonly onDevice: boolean;
  readonly kernels: readonly ProfileLine[];
  readonly calls: number;
  /** Of the whole step; null where the device has no clock. */
  readonly ms: number | null;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Part of all time that goes into training steps, 0 to 1. */
  readonly frameShare: number | null;
  /** Steps that the mean is over. */
  readonly looks: number;
}

/** Where the time of a training step goes, over the stage. */
export class ProfileCard {
  readonly root: HTMLElement;
  /** Opens the card; stands beside the line that tells which engine computes. */
  readonly opener: HTMLButtonElement;
  private readonly title = element('h2', { attributes: { id: 'profile-title', tabindex: '-1' } });
  private readonly told = element('p', { class: 'note' });
  private readonly end: HTMLButtonElement;
  private readonly table = element('table');
  private readonly looked: (open: boolean) => void;
  private words: Words;
  private view: ProfileView | null = null;

  /** `looked` hears when it opens and closes: closed, nothing is to be measured. */
  constructor(looked: (open: boolean) => void, words: Words) {
    this.looked = looked;
    this.words = words;
    this.opener = button('', () => this.toggle(), 'quiet');
    this.end = button('', () => this.close(), 'quiet');
    this.root = element(
      'section',
      { class: 'profile card scrolls', attributes: { 'aria-labelledby': 'profile-title' } },
      element('div', { class: 'headline' }, this.title, this.end),
      this.told,
      this.table,
    );
    this.root.hidden = true;
    this.setWords(words);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  setWords(words: Words): void {
    this.words = words;
    setText(this.title, words('profile.title'));
    setText(this.opener, words('profile.open'));
    setText(this.end, words('race.close'));
    this.tell();
  }

  toggle(): void {
    if (this.isOpen) {
      this.close();
      return;
    }
    this.root.hidden = false;
    this.looked(true);
    this.title.focus();
  }

  close(): void {
    this.looked(false);
    const had = this.root.contains(document.activeElement);
    this.root.hidden = true;
    if (had || document.activeElement === document.body) this.opener.focus();
  }

  update(view: ProfileView | null): void {
    if (!this.isOpen) return;
    this.view = view;
    this.tell();
  }

  private tell(): void {
    const { words, view } = this;
    this.table.hidden = view === null;
    if (!view) {
      setText(this.told, words('profile.waiting'));
      return;
    }
    const { ms, frameShare, calls, bytesRead, bytesWritten, looks } = view;
    const sentences = [
      words(view.onDevice ? 'profile.dispatches' : 'profile.ops', { count: count(calls) }),
      words('profile.bytes', { read: bytes(bytesRead), written: bytes(bytesWritten) }),
      ms === null || frameShare === null
        ? words('profile.noClock')
        : words('profile.step', { ms: short(ms), share: percent(frameShare), looks: count(looks) }),
    ];
    setText(this.told, sentences.join(' '));
    const heads = ['profile.kernel', 'profile.calls', 'profile.ms', 'profile.share', 'profile.moved'] as const;
    const lines = view.kernels.map((kernel) => {
      const share = kernel.ms === null || !ms ? null : kernel.ms / ms;
      const bar = element('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } });
      bar.style.setProperty('--share', `${share ?? 0}`);
      const cells = [
        count(kernel.calls),
        kernel.ms === null ? '–' : short(kernel.ms),
        share === null ? '–' : percent(share),
        bytes(kernel.bytesRead + kernel.bytesWritten),
      ];
      return element(
        'tr',
        {},
        element('th', { attributes: { scope: 'row' } }, new Text(kernel.name), bar),
        ...cells.map((text) => element('td', { text })),
      );
    });
    this.table.replaceChildren(
      element(
        'thead',
        {},
        element('tr', {}, ...heads.map((key) => element('th', { text: words(key), attributes: { scope: 'col' } }))),
      ),
      element('tbody', {}, ...lines),
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}

/** Bytes in the unit that suits them. */
function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
  return `${short(value / 1024 ** unit)} ${units[unit]}`;
}
