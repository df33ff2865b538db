// Chromium on a Linux with no language set calls its language `en-US@posix`, which Intl refuses, and uPlot asks Intl for
// it while it loads. Such a page speaks English rather than not at all.
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
