/** What an import does one after the other; the base and its tiles are completed while the files are built. */
export type ImportPhase = 'recognise' | 'base' | 'files' | 'links' | 'finish';

/** Wall seconds by phase. */
export type PhaseSeconds = Readonly<Partial<Record<ImportPhase, number>>>;

/** Measures how long each phase of an import takes. */
export class PhaseClock {
  private readonly measured: Partial<Record<ImportPhase, number>> = {};
  private phase: ImportPhase | undefined;
  private sinceMs = 0;

  /** Ends the phase before. */
  begin(phase: ImportPhase): void {
    this.end();
    this.phase = phase;
    this.sinceMs = performance.now();
  }

  /** Seconds of the phases so far, the one that runs included. */
  end(): PhaseSeconds {
    if (this.phase !== undefined)
      this.measured[this.phase] = (performance.now() - this.sinceMs) / 1000;
    this.phase = undefined;
    return this.measured;
  }
}
