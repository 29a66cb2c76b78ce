import { type Sentence, sentenceText } from './sentence.ts';

/** Every way a call can fail. The kind decides what a program does; the sentence is what a person reads. */
export const ERROR_KINDS = [
  'not-found',
  'invalid',
  'forbidden',
  'busy',
  'stale',
  'corrupt',
  'internal',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** The wire form of an error: plain data that survives a structured clone. */
export interface ErrorShape {
  readonly kind: ErrorKind;
  /** A sentence that says what happened and, where there is one, the remedy. Holds no personal value. */
  readonly sentence: string;
  /** The sentence with its values apart, where it can be told in another language. */
  readonly said?: Sentence;
  /** Where it happened, for a person to look: file, line (1-based), column header. */
  readonly place?: { readonly file?: string; readonly line?: number; readonly column?: string };
}

/** An error with a kind. Everything thrown on purpose in this project is one. */
export class TwinError extends Error {
  readonly kind: ErrorKind;
  readonly place: ErrorShape['place'];
  readonly said: Sentence | undefined;

  constructor(
    kind: ErrorKind,
    sentence: string | Sentence,
    place?: ErrorShape['place'],
    cause?: unknown,
  ) {
    super(
      typeof sentence === 'string' ? sentence : sentenceText(sentence),
      cause === undefined ? undefined : { cause },
    );
    this.name = 'TwinError';
    this.kind = kind;
    this.place = place;
    this.said = typeof sentence === 'string' ? undefined : sentence;
  }
}

/** Turns anything thrown into the wire form; an unknown error becomes `internal` and keeps its message. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof TwinError) {
    const { kind, message, place, said } = error;
    return { kind, sentence: message, ...(said && { said }), ...(place && { place }) };
  }
  return { kind: 'internal', sentence: error instanceof Error ? error.message : String(error) };
}

/** Rebuilds the error on the caller's side of a port. */
export function fromErrorShape(shape: ErrorShape): TwinError {
  return new TwinError(shape.kind, shape.said ?? shape.sentence, shape.place);
}
