/**
 * Switches the runtime needs on this machine: Chromium refuses its sandbox to root.
 * @returns {string[]}
 */
export function electronArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
