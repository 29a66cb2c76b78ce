/** exceljs's reader of xl/styles.xml, for which it declares no types. */
declare class StylesXform {
  /** Once parsed: cell formats in their order. */
  readonly model: { readonly styles: readonly { readonly numFmtId?: number }[] };
  getStyleModel(style: number): { readonly numFmt?: string } | null;
  parseStream(xml: AsyncIterable<string>): Promise<unknown>;
}
export = StylesXform;
