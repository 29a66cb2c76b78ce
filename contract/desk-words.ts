/** Chinese of what the import desk's own calls say, by the English template; as `error-words.ts`. */
export const DESK_WORDS_ZH: Readonly<Record<string, string>> = {
  'Control point {0}: {1} is no coordinate. Write metres like 3306123.45, or degrees like 121.5426 or 121°32′33″.':
    '控制点 {0}：{1} 不是坐标。请写米（如 3306123.45）或度（如 121.5426、121°32′33″）。',
  '{0} control points do not determine the grid: {1} are needed that do not lie on one spot or line. Add points spread over the district.':
    '{0} 个控制点定不出转换参数：至少需要 {1} 个，且不在同一点或同一直线上。请补充分布在全区的点。',
  'the note that lies beside a file given back': '回流文件的说明',
  'a list of rows that go: an incremental import takes them away':
    '撤去清单：按增量导入时撤去其中的行',
  '{0} is no table: it holds bytes of a picture, a PDF or a program. Check that the right file was exported.':
    '{0} 不是表格：内容是图片、PDF 或程序的字节。请核对是否导错了文件。',
  '{0}, line {1}: the file ends inside a character, so it was cut off. Export or copy it again, whole.':
    '{0} 第 {1} 行：文件在一个字的中间结束，说明没有传完。请重新导出或完整复制。',
  '{0}, line {1}: the file begins as UTF-8 and its text is not, as GBK saved under a UTF-8 mark is not. Export it again as UTF-8 or GBK.':
    '{0} 第 {1} 行：文件开头标明 UTF-8，内容却不是（多半是 GBK 套了 UTF-8 标记）。请重新导出为 UTF-8 或 GBK。',
  '{0}, line {1}: the file ends inside this row ({2} of {3} columns, no line end), so it was cut off. Export or copy it again, whole.':
    '{0} 第 {1} 行：文件在这一行中间结束（应有 {3} 列，只有 {2} 列，没有换行），说明没有传完。请重新导出或完整复制。',
  '{0}: a file in it would unpack from {1} kB to {2} kB, as no export does, and was not opened. Ask the sender for it unpacked.':
    '{0}：其中一个文件声称由 {1} kB 解压为 {2} kB，正常导出不会如此，未予打开。请发送方改送未压缩的文件。',
  '{0}: the zip file is cut off or damaged and cannot be opened. Export or copy it again.':
    '{0}：zip 文件不完整或已损坏，打不开。请重新导出或复制。',
  'The keys of the snapshot in use are not in {0}. Put the key folder back, or name it in HAISHU_TWIN_KEYS, and import again; nothing was changed.':
    '{0} 里没有当前快照的密钥。请放回密钥文件夹（或用 HAISHU_TWIN_KEYS 指明它），再导入；没有改动任何数据。',
};
