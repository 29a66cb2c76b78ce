import type { NameEntry } from './name-index.ts';

/** What follows a number: 弄 (巷, 里), 号, 幢 (栋, 座, 号楼, #), 单元 (梯, 门), 层 (楼), 室, 铺 (店面), or nothing. */
export type Mark =
  | 'lane'
  | 'door'
  | 'building'
  | 'unit'
  | 'floor'
  | 'storey'
  | 'room'
  | 'shop'
  | 'none';

interface Span {
  /** In the folded text, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** A name of the gazetteer. */
export interface NameToken extends Span {
  readonly kind: 'name';
  readonly entry: NameEntry;
  readonly isCorrected: boolean;
  /** Unknown characters stand right before it, so that it may be the end of another name. */
  readonly isGlued: boolean;
}

/** A number with what marks it. 楼 alone is `storey`: a floor, or a building where none is known yet. */
export interface NumberToken extends Span {
  readonly kind: 'number';
  /** 3, 3A05, A, B1, 夹, 甲; a lane keeps its kind: 225弄. */
  readonly value: string;
  readonly mark: Mark;
  /** A dash or space stands before it. */
  readonly isJoined: boolean;
}

/** The branch of a door number: -1 for 之一, 甲. */
export interface SuffixToken extends Span {
  readonly kind: 'suffix';
  readonly value: string;
}

/**
 * `word`: not understood. `pause`: punctuation. `near`: what follows is only near (靠近). `beside`: what went before is
 * only near (对面). `and`: a second thing follows (与). `or`: another
 * address may follow (或, 收件). `moved`: a present address follows (现迁至). `phone`: a telephone number.
 */
export interface PlainToken extends Span {
  readonly kind: 'word' | 'pause' | 'near' | 'beside' | 'and' | 'or' | 'moved' | 'phone';
}

export type Token = NameToken | NumberToken | SuffixToken | PlainToken;
