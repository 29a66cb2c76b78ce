/** Chinese of every sentence made with `say`, by its English template; `data/error-words.test.ts` checks that none is missing. */
export const ERROR_WORDS_ZH: Readonly<Record<string, string>> = {
  'Several years have {0} {1}: name the row to remove with its year, like {2} (2013).':
    '几个年份都有{0} {1}：请连同年份写明要移除的行，例如 {2} (2013)。',
  'Only an administrator may import.': '只有管理员可以导入。',
  'Its tiles could not be read.': '瓦片没有读出。',
  'This snapshot has no tiles. Make them with: twin tiles':
    '这个快照没有瓦片。请用 twin tiles 生成。',
  'There is no call {0}.': '没有名为 {0} 的调用。',
  'The files of this batch are no longer where they lay. Drop or choose them again.':
    '这一批的文件已不在原处。请重新拖入或选择。',
  'The import was cancelled. Nothing was published.': '导入已取消，没有发布任何内容。',
  'These files are no longer at hand. Drop or choose them again.':
    '这些文件已不在手边，请重新拖入或选择。',
  '{0}: there are no first rows to show. Choose the file again.':
    '{0}：没有可显示的前几行。请重新选择这个文件。',
  'Another import is running. Wait until it ends, or cancel it in its window, and try again.':
    '另一个导入正在进行。请等它结束，或在它的窗口里取消后再试。',
  'The connection to the data host has ended. It is being restarted; repeat the request in a moment.':
    '与数据进程的连接已断开，正在重新启动，请稍候再试。',
  '{0} has been closed; open it again.': '{0} 已关闭，请重新打开。',
  '{0} (file {1}).': '{0}（文件 {1}）。',
  'There is no space left on the disk for {0}. Free some space or choose another disk and try again; the snapshot in use is unchanged.':
    '磁盘没有空间写入 {0}。请清出空间或换一个磁盘再试；正在使用的快照没有改动。',
  '{0} is damaged or is not a database of Haishu Twin. Roll back to an earlier snapshot or import the exports again.':
    '{0} 已损坏，或不是海曙孪生的数据库。请回退到较早的快照，或重新导入。',
  '{0} is in use by another program. Wait until it has finished and try again.':
    '{0} 正被另一个程序使用，请等它结束后再试。',
  '{0} cannot be written. Check the rights of its folder, or choose another one.':
    '{0} 不能写入。请检查文件夹的权限，或换一个文件夹。',
  '{0} would grow larger than this disk or account allows. Choose a disk for large files or lift the limit and try again; the snapshot in use is unchanged.':
    '{0} 会超过这个磁盘或账号允许的大小。请换一个能放大文件的磁盘或放宽限额再试；正在使用的快照没有改动。',
  'The disk did not take or give what belongs to {0}. Check the disk, its free space and the limits of this account and try again; the snapshot in use is unchanged.':
    '磁盘读写 {0} 出错。请检查磁盘、剩余空间和这个账号的限额后再试；正在使用的快照没有改动。',
  '{0} leads through a file where a folder is needed. Name a folder, or move that file away.':
    '{0} 的路径中有一段是文件而不是文件夹。请指定文件夹，或把那个文件移走。',
  'There is no key of {0} to destroy: {1} does not exist. Name the key folder with --keys or in HAISHU_TWIN_KEYS.':
    '没有{0}的密钥可以销毁：{1} 不存在。请用 --keys 或 HAISHU_TWIN_KEYS 指定密钥文件夹。',
  "The key of {0} was destroyed on {1} ({2}): what it sealed cannot be read again. Import the department's exports anew where they may still be kept.":
    '{0}的密钥已于 {1} 销毁（{2}），用它加密的内容不能再读出。来件仍可保存的，请重新导入该部门的来件。',
  "The key of this record was destroyed: its name, numbers and phone cannot be read again. Import the department's exports anew where they may still be kept.":
    '这条记录的密钥已销毁，姓名、号码和电话不能再读出。来件仍可保存的，请重新导入该部门的来件。',
  'The key of {0} was destroyed, so an incremental delivery of {1} cannot join the rows there are. Deliver the whole table; nothing was changed.':
    '{0}的密钥已销毁，“{1}”的增量来件不能并入原有记录。请交全量；没有改动任何数据。',
  '{0} holds ID numbers of owners in clear, as snapshots of earlier versions do, and an incremental delivery would not replace their rows. Deliver the whole table; nothing was changed.':
    '“{0}”中有以明文存放的经营者身份证号（旧版快照如此），增量来件不能替换这些记录。请交全量；没有改动任何数据。',
  'The key of the registry links the persons of all departments, and snapshots that need it are kept. Destroy the keys of the departments instead, or remove the whole store; nothing was changed.':
    '公共平台的密钥关联各部门的人员，而保存的快照还要用它。请改为销毁各部门的密钥，或移除整个库；没有改动任何数据。',
  'The retention terms {0} are damaged. Set them again with twin retention --set, or remove the file for those of the profile.':
    '保存期限文件 {0} 已损坏。请用 twin retention --set 重新设定，或移走该文件以改用区划配置的期限。',
  'The key folder {0} is a file. Name a folder with --keys or in HAISHU_TWIN_KEYS, or move the file away; nothing was changed.':
    '密钥文件夹 {0} 是一个文件。请用 --keys 或 HAISHU_TWIN_KEYS 指定文件夹，或把这个文件移走；没有改动任何数据。',
  'This account may not read {0}. Have it given the right to read, or copy the exports to where it may, and import again.':
    '这个账号无权读取 {0}。请为它开通读取权限，或把导出文件复制到它能读取的地方，再导入。',
  '{0} cannot be opened. Check that it exists and may be read.':
    '{0} 打不开。请确认它存在并且可以读取。',
  'There is no department {0}. Departments are: {1}.': '没有部门 {0}。现有部门：{1}。',
  '{0} has delivered nothing that this snapshot holds.': '本快照里没有{0}交来的数据。',
  'Choose two rooms or more to make one of them.': '请选两个以上的房间再合并。',
  'Rooms of two units cannot be made one.': '不同单元的房间不能合并。',
  'There is a floor between these rooms: they cannot be one.': '这些房间之间隔着楼层，不能合并。',
  'The draft has no room {0} any more.': '草稿里已没有房间 {0}。',
  'There is no draft {0}.': '没有草稿 {0}。',
  '{0} has saved this draft in the meantime. Open it again; what you changed stays in the window until you close it.':
    '{0} 在此期间保存过这份草稿。请重新打开；您的改动在关闭前仍留在窗口里。',
  'This draft lies outside the area {0} your account is limited to. Ask an administrator to widen it.':
    '这份草稿不在本账号的管辖范围 {0} 内。如需查看，请管理员放宽范围。',
  'There is no beat {0} in this snapshot.': '本快照里没有责任区 {0}。',
  'The beat {0} lies outside the area {1} your account is limited to. Ask an administrator to widen it.':
    '责任区 {0} 不在本账号的管辖范围 {1} 内。如需查看，请管理员放宽范围。',
  'There is no signed hand-over {0}.': '没有编号为 {0} 的交接单。',
  'There is no draft to export.': '没有可以导出的草稿。',
  'These drafts are not finished and nothing was written. {0}':
    '这些草稿还没有完成，没有写出任何文件。{0}',
  'There is no query {0}. Known: {1}.': '没有查询 {0}。可用的有：{1}。',
  'The {0} do not fit the contract{1}: {2}.': '{0} 与约定不符{1}：{2}。',
  'The caller is not described as the contract asks: {0}.': '调用者的身份写得不符合约定：{0}。',
  'The snapshot is being opened. Repeat the request in a moment.': '快照正在打开，请稍候再试。',
  'This host was started without the address engine.': '数据进程启动时没有带地址引擎。',
  'A {0} account may not call {1}. Sign in with one of these roles: {2}.':
    '{0} 角色的账号不能使用 {1}。请用这些角色之一登录：{2}。',
  'There is no district profile {0}. Name a built-in one ({1}) or the path of a profile.json.':
    '没有区域配置 {0}。请写内置的一种（{1}），或 profile.json 的路径。',
  'The district profile {0} has to be corrected. {1}.': '区域配置 {0} 需要改正。{1}。',
  'The district profile {0} is not JSON: {1}.': '区域配置 {0} 不是 JSON：{1}。',
  'This program was bundled without its district profiles.': '本程序打包时缺了区域配置。',
  'This building is outside the area {0} your account is limited to. Ask an administrator to widen it.':
    '这幢楼不在本账号的管辖范围 {0} 内。如需查看，请管理员放宽范围。',
  'Snapshot {0} has no {1} {2}. It may have gone with a refresh; search for it again.':
    '快照 {0} 里没有{1} {2}。可能已随更新撤销，请重新搜索。',
  building: '楼栋',
  room: '房间',
  unit: '单位',
  'in slot {0}': '（内部编号 {0}）',
  'The record was read from snapshot {0}, but {1} is in use now. Open the room again and repeat.':
    '这条记录是从快照 {0} 读到的，现在用的是 {1}。请重新打开房间后再试。',
  'There is no record in row {0} that your account may see. Open the room again.':
    '第 {0} 行没有本账号可以查看的记录，请重新打开房间。',
  'There is no snapshot {0} any more. Choose another one from the list.':
    '快照 {0} 已不在，请从列表里另选一个。',
  'Snapshot {0} has no 楼宇经济. Import the exports of 楼宇办, 工商 and 税务 first.':
    '快照 {0} 里没有楼宇经济数据。请先导入楼宇办、工商和税务的来件。',
  'A {0} account may not see single firms. Sign in as an analyst or officer.':
    '{0} 角色的账号不能查看单个企业。请以分析员或民警账号登录。',
  'A {0} account may not see the tax of single firms. Sign in as a leader in charge of tax.':
    '{0} 角色的账号不能看单户税收。请用分管税收的领导账号登录。',
  'This account sees {0} by street and community only, one area at a time: smaller parts could be told from the difference of two answers.':
    '本账号只能按街道、社区逐个区域查看 {0}：更小的范围可由两次结果之差推出。',
  '{0} tells of natural persons in the rows of {1}; this account belongs to {2}. An administrator can change its department.':
    '{0} 涉及 {1} 数据中的自然人；本账号属于 {2}。管理员可以更改账号的部门。',
  '{0} tells of natural persons, and the workspace, which says whose this account may see, cannot be read now. Close the program that holds it open and try again; twin verify tells whether it is damaged.':
    '{0} 涉及自然人；工作区记录本账号可查看哪个部门的人员，现在无法读取。请关闭占用它的程序后重试；是否损坏可用 twin verify 检查。',
  'Records of {0} are about natural persons and open to accounts of {1} only.':
    '{0} 的记录涉及自然人，只对{1}的账号开放。',
  'The workspace {0} cannot be made: its folder is read-only. What people write (notes, lists, reveals) needs it; give this account the right to write there, or copy the store to another disk.':
    '无法建立工作区 {0}：所在文件夹只读。备注、清单、查看全文等都要写入工作区；请开通写入权限，或把数据文件夹复制到别的磁盘。',
  'This account belongs to {0}: it gives back no rows of {1}.':
    '本账号属于 {0}，不能回流 {1} 的数据。',
  'A {0} account may not open records of {1}: they are about natural persons.':
    '{0} 角色的账号不能打开 {1} 的记录：它们涉及自然人。',
  '“{0}” is no key of {1}: it needs {2} parts ({3}).': '“{0}”不是 {1} 的编号：需要 {2} 段（{3}）。',
  'Rooms are counted inside a building: add the building to the filter.':
    '房间只在一幢楼内统计：请在筛选里加上楼幢。',
  'There is no fact table {0}.': '没有统计表 {0}。',
  '{0} cannot be counted by {1}. It has: {2}.': '{0} 不能按 {1} 统计。可用的有：{2}。',
  'There is no case {0}.': '没有案件 {0}，或不在您的范围内。',
  'There is no component {0}.': '没有部件 {0}，或不在您的范围内。',
  'There is no metric {0}.': '没有指标 {0}。',
  'The period from {0} to {1} has no days. Name two dates in order.':
    '从 {0} 到 {1} 没有一天。请按先后写两个日期。',
  '{0} is a {1}: it has no denominator.': '{0} 是 {1}，没有分母。',
  'The rows behind this figure are persons. Ask with an account that may see them.':
    '这项指标的明细是自然人，请用可以查看的账号。',
  '{0} cannot be ordered by {1}. It has: {2}.': '{0} 不能按 {1} 排序。可用的有：{2}。',
  'There is no table {0}.': '没有数据表 {0}。',
  'The history of rows is open to accounts of the whole district only.':
    '变更历史只对全区账号开放。',
  'Building {0} has no outline to measure from. Draw a circle about it instead.':
    '楼栋 {0} 没有轮廓，量不了距离。请改为画圆。',
  'There is no road named {0} in the base map. Choose one from the list.':
    '底图里没有名为 {0} 的道路，请从列表里选。',
  'Chunk {0} of {1} was sealed with another key. Use the key folder this snapshot was made with.':
    '{1} 的第 {0} 块是用另一把密钥封存的。请使用制作本快照时的密钥文件夹。',
  'Chunk {0} of {1} was changed after it was sealed. Roll back to an earlier snapshot or import the exports again.':
    '{1} 的第 {0} 块在封存后被改动过。请回退到较早的快照，或重新导入。',
  'The key folder has no key of generation {0} for {1}. Use the key folder this snapshot was made with.':
    '密钥文件夹里没有 {1} 的第 {0} 代密钥。请使用制作本快照时的密钥文件夹。',
  'The key file {0} is damaged. Restore it from its backup: rows sealed with it cannot be opened without it.':
    '密钥文件 {0} 已损坏。请从备份恢复：没有它，用它封存的数据打不开。',
  'The key file {0} can be read by other accounts. Make it private with: chmod 600 {1}':
    '密钥文件 {0} 能被其他账号读取。请收回权限：chmod 600 {1}',
  'The personal columns of {0} cannot be opened: there is no key file {1}. Copy the key folder this snapshot was made with, or name it in HAISHU_TWIN_KEYS.':
    '{0} 的个人信息列打不开：没有密钥文件 {1}。请把制作本快照时的密钥文件夹复制过来，或用 HAISHU_TWIN_KEYS 指明。',
  '{0} To begin anew without it, import all exports with --from-scratch.':
    '{0} 如要抛开它重新开始，请用 --from-scratch 导入全部来件。',
  'The rows of {0} do not add up: {1} read, but {2} accepted + {3} held + {4} rejected + {5} unchanged. Nothing was published; please report this.':
    '{0} 的行数对不上：读到 {1} 行，而 入库 {2} + 暂存 {3} + 拒收 {4} + 未变 {5}。没有发布任何内容，请报告这个问题。',
  '{0} was delivered twice in one import; put all its files into one delivery.':
    '同一次导入里{0}交来了两次，请把它的文件放在一批里。',
  'The list of rows to remove names {0} of {1}, which can only go with an incremental delivery of that table. Import its files with --incremental.':
    '撤销清单列了{1}的 {0} 行，只能随该表的增量来件撤销。请以增量方式导入它的文件。',
  '{0} Check the exports; if they are right, import again with {1}.':
    '{0} 请核对来件；确认无误后，在试运行一步勾选确认（命令行用 {1}）再导入。',
  'The new snapshot failed its checks and was not published: {0}':
    '新快照没有通过检查，未发布：{0}',
  '{0} is being written by {1}. Wait until it has finished and try again.':
    '{0} 正由 {1} 写入，请等它结束后再试。',
  'The snapshot {0} has layout {1}, this program reads layouts {2} to {3}. {4}':
    '快照 {0} 的格式是第 {1} 版，本程序读第 {2} 至 {3} 版。{4}',
  'The manifest {0} is damaged ({1}). Roll back to an earlier snapshot or import the exports again.':
    '快照清单 {0} 已损坏（{1}）。请回退到较早的快照，或重新导入。',
  'The file {0} of snapshot {1} {2}. Roll back to an earlier snapshot or import the exports again.':
    '快照 {1} 的文件 {0} {2}。请回退到较早的快照，或重新导入。',
  '{0} has layout {1}, this program reads layouts {2} to {3}. Import the exports again with this program.':
    '{0} 的格式是第 {1} 版，本程序读第 {2} 至 {3} 版。请用本程序重新导入。',
  'The snapshot file {0} is damaged. Roll back to an earlier snapshot or import the exports again.':
    '快照文件 {0} 已损坏。请回退到较早的快照，或重新导入。',
  'There is no snapshot before {0} in {1}; it stays in use.':
    '{1} 里没有比 {0} 更早的快照，继续使用它。',
  'There is no snapshot in {0} yet. Make one with: twin import <exports> --snapshot {1}':
    '{0} 里还没有快照。请在导入台导入来件，或用命令：twin import <来件> --snapshot {1}',
  'There is no snapshot {0} in {1}. Use twin rollback --list to see which there are.':
    '{1} 里没有快照 {0}。现有快照见批次历史（命令行：twin rollback --list）。',
  'The workspace {0} has layout {1}, made by a newer Haishu Twin; this one knows {2}. Install the newer version, or move the file away to begin an empty workspace.':
    '工作区 {0} 的格式是第 {1} 版，由较新的海曙孪生制作；本程序只认到第 {2} 版。请安装新版本，或移走该文件以新建空的工作区。',
  'There is no returned list {0}; twin lists shows them.':
    '没有退回清单 {0}；现有清单见“退回清单”。',
  'There is no returned list {0}.': '没有退回清单 {0}。',
  'No row answers to this, so there is nothing to return.': '没有符合条件的行，无可退回。',
  'The workspace {0} is damaged. Put back a copy of it, or move it away to begin an empty one without its audit log.':
    '工作区 {0} 已损坏。请放回它的备份；或移走它以新建空的工作区，但审计日志不会延续。',
  'CODE_MANGLED: {0}: every 部件标识码 ends in 0, so a spreadsheet took the column for numbers and the last digits are lost. Set the column to text and export it again.':
    '{0}：每个部件标识码都以 0 结尾，是电子表格把这一列当数字丢了末位。请把该列设为文本后重新导出。（CODE_MANGLED）',
  'CRS_UNKNOWN: {0}: {1}; {2} in the district {3}. {4}':
    '{0}：坐标系不明：{1}；{2}{3}内。{4}（CRS_UNKNOWN）',
  'The local grid {0} is damaged. Fit it again with twin crs fit, or remove the file.':
    '地方坐标系 {0} 已损坏。请用 twin crs fit 重新拟合，或删除该文件。',
  '{0} is no name for a local grid. Call it NB_LOCAL, or NB_LOCAL_ with letters and digits behind it.':
    '{0} 不能作地方坐标系的名称。请取 NB_LOCAL，或 NB_LOCAL_ 后接字母和数字。',
  '{0}, line {1}: a coordinate is missing or no number.': '{0} 第 {1} 行：缺坐标，或坐标不是数字。',
  '{0} is no table of control points. It needs the columns from_east, from_north, to_east, to_north (or 源东, 源北, 目标东, 目标北), and may have name and heights.':
    '{0} 不是控制点表。需要 源东、源北、目标东、目标北 各列（或 from_east, from_north, to_east, to_north），可以有点名和高程。',
  'No coordinate system is called {0}. Name one of {1}.':
    '没有叫 {0} 的坐标系。请写其中之一：{1}。',
  '4 and 6 parameters lead to metres, but {0} is in degrees. Give the points in a projected system such as EPSG:4549 with --to, or take 7 parameters.':
    '四参数和六参数得到的是米，而 {0} 以度为单位。请用 --to 给出投影坐标系（如 EPSG:4549），或用七参数。',
  '{0} holds {1} control points, and they do not determine the grid: {2} are needed that do not lie on one spot or line. Add points spread over the district.':
    '{0} 有 {1} 个控制点，定不出坐标系：需要 {2} 个不在同一点或同一直线上的点。请补充散布全区的点。',
  'The map file {0} cannot be read.': '对照文件 {0} 读不了。',
  'The map file {0} is not valid ({1}). Correct it and import again.':
    '对照文件 {0} 有误（{1}）。请改正后再导入。',
  '{0}: the attribute table is cut off or damaged. Copy it again together with its .shp and .shx.':
    '{0}：属性表不完整或已损坏。请连同 .shp 和 .shx 重新复制。',
  '{0}, line {1}: the text was already garbled (乱码 “{2}”) when it was saved and cannot be restored. Export it again in the right encoding.':
    '{0} 第 {1} 行：文字在保存时已成乱码（“{2}”），无法还原。请以正确的编码重新导出。',
  '{0}, line {1}: a quote is opened and never closed, so what follows cannot be cut into rows. Correct the line or export again.':
    '{0} 第 {1} 行：引号没有闭合，后面的内容分不了行。请改正这一行或重新导出。',
  '{0} is empty. Export it again.': '{0} 是空文件，请重新导出。',
  '{0}, line {1}: the file is UTF-8 but has damaged bytes here. Export it again from its system.':
    '{0} 第 {1} 行：文件是 UTF-8，但此处字节已损坏。请从原系统重新导出。',
  '{0}, line {1}: the text is neither UTF-8 nor GB18030. Export it again as UTF-8 or GBK.':
    '{0} 第 {1} 行：文字既不是 UTF-8 也不是 GB18030。请以 UTF-8 或 GBK 重新导出。',
  '{0}, after object {1}: the JSON list breaks off or goes on after its end; the file may be cut. Export it again.':
    '{0} 第 {1} 个对象之后：JSON 列表中断，或结尾之后还有内容，文件可能不完整。请重新导出。',
  '{0}, line {1}: the JSON breaks off here; the file may be cut. Export it again.':
    '{0} 第 {1} 行：JSON 到这里中断，文件可能不完整。请重新导出。',
  '{0}: no line is a JSON object. Export it again.': '{0}：没有一行是 JSON 对象。请重新导出。',
  '{0}, line {1}: the KML breaks off here; the file may be cut. Export it again.':
    '{0} 第 {1} 行：KML 到这里中断，文件可能不完整。请重新导出。',
  '{0} is XML of a kind that is not read ({1}). Save it as KML, GeoJSON or Shapefile and import that.':
    '{0} 是不读取的 XML 格式（{1}）。请另存为 KML、GeoJSON 或 Shapefile 后导入。',
  '{0} is an OpenDocument file (.ods), which is not read. Save it as .xlsx and import that.':
    '{0} 是 OpenDocument 文件（.ods），不读取。请另存为 .xlsx 后导入。',
  '{0} is KML packed as .kmz. Save it as .kml, or rename it to .zip, unpack it and import the .kml inside.':
    '{0} 是打包的 KML（.kmz）。请另存为 .kml，或改名为 .zip 解压后导入里面的 .kml。',
  '{0} is text in UTF-32, which is not read. Save it as UTF-8 or GBK.':
    '{0} 是 UTF-32 文本，不读取。请另存为 UTF-8 或 GBK。',
  '{0} holds two tables, one from line {1} and another from line {2}. Put each into a file of its own.':
    '{0}：文件里有两张表，一张从第 {1} 行开始，另一张从第 {2} 行开始。请分成两个文件。',
  '{0} is an archive without a shapefile. Unpack it and import what is inside.':
    '{0} 是压缩包，里面没有 Shapefile。请解压后导入里面的文件。',
  '{0}: {1}. Put it back in its place and import again.': '{0}：{1}。请放回原处后再导入。',
  '{0}: the .dbf with its attributes is missing. Copy .shp, .shx, .dbf and .prj together.':
    '{0}：缺少存属性的 .dbf。请把 .shp、.shx、.dbf、.prj 一起复制。',
  '{0}: the archive holds {1} shapefiles ({2}). Unpack it and import the folder.':
    '{0}：压缩包里有 {1} 个 Shapefile（{2}）。请解压后导入文件夹。',
  '{0}: the shapes are cut off or damaged. Copy the file again together with its .dbf and .shx.':
    '{0}：图形不完整或已损坏。请连同 .dbf 和 .shx 重新复制。',
  '{0}: there are {1} shapes for {2} attribute records, so they are not of one export. Export them again together.':
    '{0}：图形 {1} 个，属性 {2} 条，不是同一次导出的。请一起重新导出。',
  '{0}: the workbook holds no rows. Export it again.': '{0}：工作簿里没有数据行。请重新导出。',
  '{0}: the workbook is protected by a password. Save it without one in Excel or WPS, or ask for the password where it comes from.':
    '{0}：工作簿设有密码。请在 Excel 或 WPS 中去掉密码另存，或向报送部门索取密码。',
  '{0}: the xls file is cut off or damaged and cannot be opened. Export it again.':
    '{0}：xls 文件不完整或已损坏，打不开。请重新导出。',
  '{0}: the xlsx file is cut off or damaged and cannot be opened. Export or copy it again.':
    '{0}：xlsx 文件不完整或已损坏，打不开。请重新导出或复制。',
  'No file in {0} can be imported ({1}). Check the folder, or describe its columns with --map.':
    '{0} 里没有可以导入的文件（{1}）。请检查文件夹，或在映射一步指定各列。',
  '{0}: the header is ambiguous: {1}. Say which column is meant with --map, or remove one.':
    '{0}：表头有歧义：{1}。请在映射一步指明用哪一列，或去掉一列。',
  '{0} is {1}.': '{0}：{1}。',
  '{0} does not exist. Name a folder of exports or a file.':
    '{0} 不存在。请给出来件的文件夹或文件。',
  '{0} is not a valid delivery note. Correct or remove it.':
    '{0} 不是有效的交件说明。请改正或删除。',
  '{0} was changed while it was read. Wait until it is written completely and import again.':
    '{0} 在读取时被改动了。请等它写完再导入。',
  'has {0} bytes instead of {1}': '有 {0} 字节，应为 {1} 字节',
  'is missing': '不在',
  'It was made by a newer Haishu Twin: install that version, or roll back to an earlier snapshot.':
    '它由较新的海曙孪生制作：请安装新版本，或回退到较早的快照。',
  'It was made by an older Haishu Twin; snapshots are not converted but built anew: import the exports again.':
    '它由较旧的海曙孪生制作；快照不作转换，请重新导入来件。',
  'process {0} on {1}': '{1} 上的进程 {0}',
  'another process': '另一个进程',
  'there are no files': '没有文件',
  'its first position is {0}, {1}': '首个位置是 {0}, {1}',
  'it has no coordinates': '没有坐标',
  'no known system puts it': '没有一种已知坐标系能把它放进',
  '{0} does not lie': '{0}不在',
  '{0} has not been fitted in this key folder and': '{0} 在本密钥文件夹里还没有拟合，',
  'as {0} it is nowhere on earth and': '按 {0} 它不在地球上任何一处，',
  'as {0} it is at {1}, {2}, which': '按 {0} 它在 {1}, {2}，',
  'It would lie there as {0}: declare the right one as "crs" in --map.':
    '按 {0} 则在区内：请在映射与坐标一步选定。',
  'If it belongs to this district, ask its department for the coordinate system and declare it as "crs" in --map; a local grid is fitted to control points in the window or with twin crs fit. If it is of another district, leave it out or choose that with --profile.':
    '如属本区，请向报送部门确认坐标系；是地方独立坐标系的，在“映射与坐标”用控制点求出（命令行：twin crs fit）。如属别的区，请不导入此文件（命令行可用 --profile 选择那个区）。',
  'That is not the address of a tile.': '这不是切片的地址。',
  'A tile of the terrain file cannot be read as {0}.': '地形文件里有一块瓦片不能按 {0} 读取。',
  '{0} is not an MBTiles file: it is no SQLite database. Choose a file made by a tile tool, e.g. GDAL or QGIS (生成 XYZ 瓦片, MBTiles).':
    '{0} 不是 MBTiles 文件：它不是 SQLite 数据库。请选用切片工具（如 GDAL，或 QGIS 的“生成 XYZ 瓦片”，输出 MBTiles）做的文件。',
  '{0} is cut off: it has {1} of {2} bytes. Copy it again from where it was made.':
    '{0} 不完整：应有 {2} 字节，只有 {1} 字节。请从原处重新复制。',
  '{0} is no MBTiles file: it lacks the table {1}. Export it again as MBTiles 1.3.':
    '{0} 不是 MBTiles 文件：缺少表 {1}。请按 MBTiles 1.3 重新导出。',
  '{0} holds no tile. Export it again.': '{0} 里没有一块瓦片，请重新导出。',
  '{0} holds vector tiles (pbf), which are drawn by no base map here. Import roads, water and green as vector files, or export the map as pictures.':
    '{0} 是矢量瓦片（pbf），这里的底图不画它。请把道路、水系、绿地作为矢量文件导入，或把地图导出为图片瓦片。',
  'The tiles of {0} are neither pictures (PNG, JPEG, WebP) nor heights (Terrain-RGB, Terrarium, heightmap, quantized-mesh); its metadata says {1}.':
    '{0} 的瓦片既不是图片（PNG、JPEG、WebP），也不是高程（Terrain-RGB、Terrarium、heightmap、quantized-mesh）；其元数据写的是 {1}。',
  'The tiles of {0} lie outside the bounds {1} it states: tile {2} fits them neither counted from the south nor from the north. Export it again in EPSG:3857.':
    '{0} 的瓦片不在它自己写的范围 {1} 内：瓦片 {2} 的行号无论自南还是自北数都对不上。请按 EPSG:3857 重新导出。',
  'The map does not lie near the district.': '这幅图不在本区附近。',
  'The map has no such tile.': '这幅图没有这块瓦片。',
  'There is no map {0} on this workstation. Add its file.':
    '本机没有编号为 {0} 的图，请添加它的文件。',
  '{0} covers {1}, which is nowhere near this district ({2}). Choose a map of this place, or correct its bounds.':
    '{0} 的范围是 {1}，与本区（{2}）不相接。请选用本地的图，或改正它的范围。',
  '{0} is another map than the one that was added. Add it again.':
    '{0} 已不是当初添加的那幅图，请重新添加。',
  'The list of maps {0} cannot be read. Move it away and add the maps again.':
    '影像清单 {0} 不能读取。请移走它，再重新添加。',
  'The quality ledger is open to accounts of the whole district only.':
    '质量台账只对全区账号开放。',
};
