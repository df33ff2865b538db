import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { defaults } from '../../src/config/schema.ts';
import { type Mounted, mount, onDesk, songs, statusWith } from './mount.ts';

let lab: Mounted;
beforeEach(async () => {
  await onDesk();
  lab = mount();
  lab.page.status(statusWith());
});
afterEach(() => {
  vi.useRealTimers();
  lab.page.dispose();
});

const names = () => lab.calls.map(([name]) => name);

describe('keys', () => {
  test('play, pause, step, reset, undo and walk', async () => {
    await userEvent.keyboard(' ');
    lab.page.status(statusWith({ playing: true }));
    await userEvent.keyboard(' .r{Shift>}R{/Shift}');
    expect(names()).toEqual(['play', 'pause', 'step', 'reset', 'undoReset']);
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowUp}{ArrowDown}');
    expect(lab.of('walk')).toEqual([['next'], ['previous'], ['up'], ['down']]);
  });

  test('two presses of Space before the page has heard of the first are play and pause', async () => {
    await userEvent.keyboard('  ');
    expect(names()).toEqual(['play', 'pause']);
  });

  test('hide everything but the stage, and show it again', async () => {
    await userEvent.keyboard('h');
    expect(getComputedStyle(lab.find('.left')).display).toBe('none');
    expect(lab.page.inset()).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
    await userEvent.keyboard('{Escape}');
    expect(getComputedStyle(lab.find('.left')).display).not.toBe('none');
  });

  test('help tells how the device does what it could do in several ways, and nothing where there are none', async () => {
    await userEvent.keyboard('?');
    const kernels = lab.find<HTMLDetailsElement>('dialog.help details');
    expect(kernels.hidden).toBe(true);
    lab.page.status(statusWith({ plan: ['linear at M4 N4 K4: block vec4', 'lstm_sequence at T2: stepwise block'] }));
    expect(kernels.hidden).toBe(false);
    kernels.open = true;
    const [first, second] = kernels.querySelectorAll('li');
    expect(first!.textContent).toBe('linear at M4 N4 K4: block vec4');
    // The same again builds nothing anew, so that what a person selected stays selected.
    lab.page.status(statusWith({ plan: ['linear at M4 N4 K4: block vec4', 'lstm_sequence at T2: stepwise block'] }));
    expect(kernels.querySelectorAll('li')[1]).toBe(second);
  });

  test('help opens with every key, and Escape closes it', async () => {
    await userEvent.keyboard('?');
    const help = lab.find<HTMLDialogElement>('dialog.help');
    expect(help.open).toBe(true);
    expect(help.querySelectorAll('dt')).toHaveLength(26);
    // Keys of the page rest while a dialog is open.
    await userEvent.keyboard('r');
    expect(names()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(help.open).toBe(false);
  });

  test('do nothing while somebody types, or with a modifier', async () => {
    await userEvent.click(lab.find('[data-key="learningRate"] input'));
    await userEvent.keyboard(' .rh?');
    lab.find('.stage').focus();
    await userEvent.keyboard('{Control>}r{/Control}{Alt>}.{/Alt}');
    expect(names()).toEqual([]);
    expect(lab.find<HTMLDialogElement>('dialog.help').open).toBe(false);
    expect(lab.root.classList.contains('bare')).toBe(false);
  });

  test('Space presses the button that has the focus, once', async () => {
    lab.find('.transport button').focus();
    await userEvent.keyboard(' ');
    expect(names()).toEqual(['reset']);
  });

  test('rest when the page is gone', async () => {
    lab.page.dispose();
    await userEvent.keyboard(' r');
    expect(names()).toEqual([]);
  });
});

describe('transport', () => {
  test('plays and pauses; undo can be pressed where there is something to undo', () => {
    const play = lab.find<HTMLButtonElement>('.play');
    play.click();
    lab.page.status(statusWith({ playing: true, canUndo: true }));
    expect(play.getAttribute('aria-label')).toBe('Pause');
    play.click();
    expect(names()).toEqual(['play', 'pause']);
    const undo = lab.root.querySelectorAll<HTMLButtonElement>('.transport button')[1]!;
    expect(undo.disabled).toBe(false);
    lab.page.status(statusWith());
    expect(undo.disabled).toBe(true);
  });

  test('opens a chapter and tells its story, until other settings make it another one', async () => {
    await userEvent.selectOptions(lab.find('.transport select'), 'lstm-medium');
    expect(lab.of('preset')).toEqual([['lstm-medium']]);
    await expect.poll(() => lab.find('.data h2').textContent).toBe('5 · An LSTM reads Moby-Dick');
    expect(lab.find('.story').textContent).toContain('guesses every next letter');
    lab.page.config({ ...defaults, temperature: 1 });
    expect(lab.find('.story').hidden).toBe(false);
    lab.page.config({ ...defaults, hiddenSize: 32 });
    expect(lab.find('.story').hidden).toBe(true);
    expect(lab.find<HTMLSelectElement>('.transport select').value).toBe('');
  });

  test('a chapter that is refused is told, and the choice goes back', async () => {
    lab.refuse.add('preset');
    await userEvent.selectOptions(lab.find('.transport select'), 'char-rnn');
    await expect.poll(() => lab.root.querySelectorAll('.notice.error')).toHaveLength(1);
    expect(lab.find<HTMLSelectElement>('.transport select').value).toBe('');
  });
});

describe('messages', () => {
  test('what is refused is told in the language of the page', async () => {
    lab.page.setLanguage('ca');
    const box = lab.find<HTMLInputElement>('[data-key="learningRate"] input');
    await userEvent.fill(box, '7');
    await userEvent.keyboard('{Enter}');
    const told = 'E_RANGE panel learningRate=7: s’esperava de 0.00001 a 1; es queda 0.003';
    await expect.poll(() => lab.root.querySelector('.notice.error p')?.textContent).toBe(told);
    lab.refuse.add('preset');
    await userEvent.selectOptions(lab.find('.transport select'), 'char-rnn');
    await expect.poll(() => lab.root.querySelectorAll('.notice.error')).toHaveLength(2);
    expect(lab.find('.notice.error:last-child p').textContent).toContain('no ha canviat res');
  });

  test('news go by themselves, errors stay until dismissed', () => {
    vi.useFakeTimers();
    lab.page.notice('info', 'news');
    lab.page.notice('warning', 'lasting', { sticky: true });
    lab.page.notice('error', 'E_X here');
    lab.page.notice('error', 'E_X here');
    expect(lab.root.querySelectorAll('.notice')).toHaveLength(3);
    expect(lab.find('.notice.error').getAttribute('role')).toBe('alert');
    vi.advanceTimersByTime(60_000);
    expect([...lab.root.querySelectorAll('.notice p')].map((it) => it.textContent)).toEqual(['lasting', 'E_X here']);
    lab.find('.notice.error .dismiss').click();
    expect(lab.root.querySelectorAll('.notice.error')).toHaveLength(0);
  });

  test('an action of a banner runs once, and text is never markup', () => {
    const run = vi.fn();
    lab.page.notice('error', '<img src=x onerror=alert(1)>', { action: { label: 'Do it', run } });
    expect(lab.root.querySelector('.notice img')).toBeNull();
    lab.find('.notice button').click();
    expect(run).toHaveBeenCalledTimes(1);
    expect(lab.root.querySelector('.notice')).toBeNull();
  });

  test('long work is shown with a way to stop it, and goes', () => {
    lab.page.progress('Training', 0.25);
    expect(lab.find('.progress').hidden).toBe(false);
    expect(lab.find<HTMLProgressElement>('progress').value).toBe(0.25);
    lab.find('.progress button').click();
    expect(names()).toEqual(['stop']);
    lab.page.progress(null);
    expect(lab.find('.progress').hidden).toBe(true);
  });

  test('the picture is described to screen readers at most every five seconds', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const again = mount();
    const told = () => again.find('#picture-told').textContent;
    again.page.status(statusWith({ description: 'first' }));
    vi.advanceTimersByTime(4000);
    again.page.status(statusWith({ description: 'second' }));
    expect(told()).toBe('first');
    vi.advanceTimersByTime(1500);
    again.page.status(statusWith({ description: 'third' }));
    expect(told()).toBe('third');
    again.page.dispose();
  });
});

test('the pointer over the stage picks, and what is picked is told', async () => {
  await userEvent.hover(lab.find('.stage'), { position: { x: 600, y: 300 } });
  await expect.poll(() => lab.of('pick').length).toBeGreaterThan(0);
  const { left, top } = lab.find('.stage').getBoundingClientRect();
  const [x, y] = lab.of('pick').at(-1) as [number, number];
  expect(Math.abs(x - left - 600)).toBeLessThan(1);
  expect(Math.abs(y - top - 300)).toBeLessThan(1);
  lab.page.status(statusWith({ picked: 'Unit 3: 0.5' }));
  expect(lab.find('.picked').textContent).toBe('Unit 3: 0.5');
});

test('another language changes every part of the page, and leaves no English behind', () => {
  lab.page.status(statusWith({ songs }));
  lab.page.chapter('songs-no-rule');
  const before = lab.find('.data').textContent;
  const buttons = [...lab.root.querySelectorAll<HTMLButtonElement>('.languages button')];
  expect(buttons.map((it) => it.textContent)).toEqual(['EN', 'ES', 'CA']);
  buttons[2]!.click();
  lab.page.status(statusWith({ songs }));
  expect(lab.of('language')).toEqual([['ca']]);
  expect(document.documentElement.lang).toBe('ca');
  expect(buttons[2]!.getAttribute('aria-pressed')).toBe('true');
  expect(lab.find('.data').textContent).not.toBe(before);
  expect(lab.find('.data h2').textContent).toBe('1 · Cap regla per aprendre');
  expect(lab.find('th.feature-0').textContent).toBe('moderna');
  expect(lab.find('.play').getAttribute('aria-label')).toBe('Reprodueix');
  expect(lab.find('.loss h2').textContent).toBe('Pèrdua');
  expect(lab.find('[data-key="learningRate"]').title).toContain('Mida d’un pas');
  expect(lab.find('.tp-fldv_t').textContent).toBe('Xarxa');
  expect(lab.find('dialog.help h2').textContent).toBe('Com es llegeix');
});

describe.each([
  [1920, 1080],
  [1280, 720],
  [3840, 1080],
  [390, 844],
])('at %i x %i', (width, height) => {
  beforeEach(() => browser.viewport(width, height));

  test.each(['songs', 'text'])(
    'the stage fills the window, nothing covers its free part or runs out of the page, with %s',
    async (kind) => {
      lab.page.status(statusWith(kind === 'songs' ? { songs } : {}));
      for (const language of ['en', 'es', 'ca'] as const) {
        lab.page.setLanguage(language);
        const boxOf = (it: Element) => it.getBoundingClientRect();
        const parts = ['header', '.stage-frame', '.writing', '.transport', '.data', '.loss', '.panel', 'footer']
          .map((selector) => lab.find(selector))
          .filter((it) => it.checkVisibility());
        for (const [i, part] of parts.entries()) {
          const a = boxOf(part);
          expect(a.left, part.className).toBeGreaterThanOrEqual(0);
          expect(a.right, part.className).toBeLessThanOrEqual(width);
          if (width > 860) expect(a.bottom, part.className).toBeLessThanOrEqual(height);
          for (const other of parts.slice(i + 1)) {
            const b = boxOf(other);
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart, `${part.className} and ${other.className} in ${language}`).toBe(true);
          }
        }
        const stage = boxOf(lab.find('.stage'));
        expect([stage.left, stage.top, stage.width, stage.height]).toEqual([0, 0, width, height]);
        const { left, top, right, bottom } = lab.page.inset();
        const free = boxOf(lab.find('.stage-frame'));
        expect([left, top, width - right, height - bottom]).toEqual([free.left, free.top, free.right, free.bottom]);
        expect(free.height).toBeGreaterThan(height / 2);
        for (const x of [left + 1, (left + width - right) / 2, width - right - 1])
          for (const y of [top + 1, (top + height - bottom) / 2, height - bottom - 1])
            expect(document.elementFromPoint(x, y)).toBe(lab.find('.stage'));
      }
    },
  );
});

describe('axe finds nothing serious', () => {
  const serious = async () => {
    const { violations } = await axe.run(lab.root);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]);
  };

  test.each([
    ['songs', 1280],
    ['text', 1280],
    ['text', 390],
  ] as const)('with %s, %i wide', async (kind, width) => {
    await browser.viewport(width, 760);
    const narrow = mount();
    lab = narrow;
    const sample = { prime: 'the ', text: ['s', 'e', 'a'], probabilities: new Float32Array([0.9, 0.4, 0.01]) };
    lab.page.status(statusWith(kind === 'songs' ? { songs } : { sample }));
    lab.page.notice('error', 'E_X here: expected this; did that');
    lab.page.notice('info', 'news');
    lab.page.progress('Training', 0.5);
    for (const head of lab.root.querySelectorAll<HTMLElement>('.tp-fldv_b')) head.click();
    expect(await serious()).toEqual([]);
  });

  test('with the help sheet open', async () => {
    lab.find('.ask').click();
    expect(await serious()).toEqual([]);
  });
});
