import type { FolderApi } from '@tweakpane/core';
import { Pane } from 'tweakpane';
import type { Group } from '../config/field.ts';
import { type Config, fieldOf, type Key, keys } from '../config/schema.ts';
import type { Language, Words } from '../core/words/words.ts';
import { docOf } from './docs/docs.ts';
import { attempt, element, setText } from './elements.ts';
import { type FieldControl, fieldControl } from './field_control.ts';
import { type FileActions, settingsFiles } from './settings_files.ts';
import type { Actions } from './types.ts';

type PanelActions = Pick<Actions, 'patch'> & FileActions;

/** The Tweakpane panel: one folder a group, one control a field, all of it from the schema. */
export class Panel {
  readonly root = element('section', { class: 'card panel' });
  private readonly actions: PanelActions;
  private readonly refused: (thrown: unknown) => void;
  private readonly told: (message: string) => void;
  private readonly narrow = matchMedia('(width <= 860px)').matches;
  private readonly unfolded = new Map<Group, boolean>([['Optimizer', true]]);
  private opened = !this.narrow;
  private config: Config;
  private pane: Pane | null = null;
  private controls: readonly FieldControl[] = [];

  constructor(
    actions: PanelActions,
    config: Config,
    language: Language,
    words: Words,
    refused: (thrown: unknown) => void,
    told: (message: string) => void,
  ) {
    this.actions = actions;
    this.refused = refused;
    this.told = told;
    this.config = config;
    this.setWords(words, language);
  }

  /** The panel follows a config that changed elsewhere. */
  set(config: Config): void {
    this.config = config;
    for (const control of this.controls) control.set(config[control.key]);
  }

  setWords(words: Words, language: Language): void {
    this.pane?.dispose();
    const note = element('p', { class: 'note doc', text: words('cost.legend') });
    const scroll = element('div', { class: 'scrolls' });
    this.root.setAttribute('aria-label', words('panel.title'));
    this.root.replaceChildren(scroll, note, settingsFiles(this.actions, words, this.refused, this.told));
    const pane = new Pane({ container: scroll, title: words('panel.title'), expanded: this.opened });
    this.pane = pane;
    tellFold(pane, (expanded) => {
      this.opened = expanded;
    });
    const folders = new Map<Group, FolderApi>();
    const folderOf = (group: Group) => {
      const known = folders.get(group);
      if (known) return known;
      const folder = pane.addFolder({ title: words(`group.${group}`), expanded: this.unfolded.get(group) ?? false });
      tellFold(folder, (expanded) => this.unfolded.set(group, expanded));
      folders.set(group, folder);
      return folder;
    };
    this.controls = keys.map((key) => {
      const { group, apply } = fieldOf(key);
      const doc = words('panel.control', { doc: docOf(language, key), cost: words(`cost.${apply}`) });
      const changed = (value: unknown) => this.change(key, value);
      const control = fieldControl(folderOf(group), key, this.config[key], doc, changed, this.refused);
      // The field under the pointer or the focus tells what it is, below the list.
      for (const row of control.elements) {
        for (const event of ['pointerenter', 'focusin']) row.addEventListener(event, () => setText(note, doc));
        row.addEventListener('pointerleave', () => setText(note, words('cost.legend')));
      }
      return control;
    });
  }

  dispose(): void {
    this.pane?.dispose();
    this.pane = null;
  }

  private async change(key: Key, value: unknown): Promise<void> {
    const patch = { [key]: value } as Partial<Config>;
    if (!(await attempt(() => this.actions.patch(patch), this.refused))) this.set(this.config);
  }
}

/** Tells screen readers whether a folder is open, and `heard` when it changes. */
function tellFold(folder: FolderApi | Pane, heard: (expanded: boolean) => void): void {
  const head = folder.element.querySelector('button')!;
  head.setAttribute('aria-expanded', String(folder.expanded));
  folder.on('fold', ({ expanded, target }) => {
    // The pane hears of its folders too.
    if (target !== folder) return;
    head.setAttribute('aria-expanded', String(expanded));
    heard(expanded);
  });
}
