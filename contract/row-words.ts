/** Chinese of what importers say of rows and files, by its English template; `data/error-words.test.ts` checks that none is missing. */
export const ROW_WORDS_ZH: Readonly<Record<string, string>> = {
  '{0}, {1}': '{0}、{1}',
  '{0}: {1}': '{0}：{1}',
  'The required “{0}” is empty.': '必填的「{0}」是空的。',
  'The same {0} as line {1}; the first one is taken.': '{0}与第 {1} 行相同，以先出现的为准。',
  'The same {0} as line {1} of {2}; the first one is taken.':
    '{0}与 {2} 第 {1} 行相同，以先出现的为准。',
  'The same {0} as an earlier row of the delivery; the first one is taken.':
    '{0}与本次来件中前面的行相同，以先出现的为准。',
  'The same identifier as an earlier row; the first one is taken.':
    '与前面一行的编号重复，以先出现的为准。',
  'Several years have the number {0}; give the row its date, so that the year can be told.':
    '几个年份都有编号 {0}；请补填该行的日期，以便分清是哪一年的。',
  'Which year’s {0} is meant cannot be told for sure; it was taken for {1}.':
    '不能确定所指的是哪一年的 {0}；按 {1} 的挂接。',
  'Which year’s {0} is meant cannot be told for sure; the row waits for one of its own year and is joined to none so far.':
    '不能确定所指的是哪一年的 {0}；暂不挂接，等同一年份的来件到达后自动挂接。',
  'The row has {0} columns and the header {1}; a delimiter inside a cell may lack its quotes.':
    '该行有 {0} 列，表头有 {1} 列；可能是单元格里的分隔符没有加引号。',
  'The line is no JSON object.': '该行不是 JSON 对象。',
  '“{0}” is masked ({1}), as files given back without their personal values are. Deliver the file as your own system exports it, or have it given back with personal columns opened.':
    '「{0}」是遮蔽的（{1}）：回流时没有打开个人信息列的文件就是这样。请交本部门系统导出的文件，或在回流时打开个人信息列。',
  '“{0}” marks the row deleted, which a full delivery does not take. If the file is an incremental one, import it so.':
    '「{0}」标为删除；全量导入不收已删除的行，若本文件是增量，请按增量导入。',
  'What “{0}” says does not tell whether the row is new, changed or deleted. Write 新增, 修改 or 删除.':
    '「{0}」的写法不认识，无法判断该行是新增、修改还是删除；请写“新增”“修改”或“删除”。',
  'Not in the code list; it has: {0}.': '不在代码表内；可用：{0}。',
  'Shares ground with the cell {0}.': '与网格 {0} 重叠。',
  'Reaches into the community {0}.': '伸进了社区 {0}。',
  'Closed, and the time of the check is empty.': '已结案，核查时间是空的。',
  'A tax number is a credit code (18), 6 digits of the area and an organisation code (15), or a citizen’s ID number (18, or 20 with two more).':
    '纳税人识别号是 18 位信用代码、15 位（6 位区划加 9 位组织机构代码），或个人的身份证号（18 位，或加 2 位共 20 位）。',
  'Several values; “{0}” counts.': '写了几个值，按“{0}”计。',
  'The cell holds a formula error.': '单元格是公式错误。',
  'A spreadsheet took the code for a number and its last digits are lost. Set the column to text and export it again.':
    '编码被表格软件当作数字，末几位已丢失；请把该列设为文本后重新导出。',
  'A whole number is expected; a mean is no count.': '应为整数；平均数（日均）不是个数。',
  'The amount is in a foreign currency; give it in 元 or 万元.': '金额是外币；请折算成元或万元。',
  'A whole number is expected.': '应为整数。',
  'A number is expected.': '应为数字。',
  'It should lie between {0} and {1}.': '应在 {0} 到 {1} 之间。',
  'Seldom below {0} or above {1}; it was taken over as it stands.':
    '很少小于 {0} 或大于 {1}；已照原样收下。',
  'Seldom before {0}; it was taken over as it stands.': '很少早于 {0}；已照原样收下。',
  'A building has more room than that in m², so the area may be in 万㎡. Write (㎡) or (万㎡) into the header, or name the unit in the map file.':
    '以平方米计，一幢楼宇不会这么小，面积可能是万平方米。请在表头写明（㎡）或（万㎡），或在映射文件里写明单位。',
  'The amount has no unit. Write (元) or (万元) into the header, or name the unit in the map file.':
    '金额没有单位；请在表头写明（元）或（万元），或在对照表的 units 中说明。',
  'The date cannot be read; write it like 2011-05-03.': '日期读不出；请用 2011-05-03 的写法。',
  'The period cannot be read; write it like 2011-05-03至2031-05-02.':
    '期限读不出；请用 2011-05-03至2031-05-02 的写法。',
  'The year cannot be read.': '年份读不出。',
  'The month cannot be read; write it like 2011-05.': '月份读不出；请用 2011-05 的写法。',
  'The period cannot be read; write 2010, 2010H1, 2010Q3, 2010-07 or 2010-01~07.':
    '时期读不出；请用 2010、2010H1、2010Q3、2010-07 或 2010-01~07。',
  'Earlier than the step before it ({0}).': '早于前一环节的时间（{0}）。',
  'A spreadsheet took the ID number for a number; its last three digits are lost and cannot be restored. Set the column to text and export it again.':
    '身份证号被表格软件当作数字，末三位已丢失，无法还原；请把该列设为文本后重新导出。',
  'The ID number has neither 18 nor the 15 characters of old ones.':
    '身份证号不是 18 位（或旧 15 位）。',
  'The last character of the ID number is *; X may be meant. It was taken over as it stands.':
    '身份证号末位是 *，可能是 X 的误写；已照原样收下。',
  'A passport number has 5 to 17 letters and digits.': '护照号码应为 5 到 17 位字母和数字。',
  'The check digit of the ID number is wrong.': '身份证号校验位不符。',
  'The birth date in the ID number does not exist or cannot be.':
    '身份证号中的出生日期不存在或不合理。',
  'A unified social credit code has 18 characters.': '统一社会信用代码应为 18 位。',
  'A unified social credit code has no I, O, S, V or Z; 1, 0, 5 or 2 may be meant.':
    '统一社会信用代码不用 I、O、S、V、Z，可能是 1、0、5、2 的误写。',
  'The check character of the credit code is wrong.': '统一社会信用代码校验位不符。',
  'The check character of the organisation code is wrong.': '组织机构代码校验位不符。',
  'A registration number has 15 digits (old ones 13).': '注册号应为 15 位（旧 13 位）。',
  'The check digit of the registration number is wrong.': '注册号校验位不符。',
  'The check digit is wrong.': '校验不符。',
  'The coordinate is neither a number nor degrees, minutes and seconds.':
    '坐标不是数字，也不是度分秒。',
  'The coordinates are no numbers, so there is no shape. Check the geometry of this feature.':
    '坐标不是数字，无法成图。请检查该要素的几何。',
  'There are no usable coordinates, so the row cannot be placed on the map.':
    '没有可用的坐标，无法上图。',
  'The two coordinates of the row were swapped; it was loaded at the place they mean.':
    '该行的两个坐标写反了，已按对调后的位置入库。',
  'The place lies more than 60 km from this district.': '位置离本区 60 公里以上。',
  'The coordinates lie outside the grid cell that the row names.': '坐标不在所填的单元网格内。',
  'No street or community of this district by today’s list; left empty.':
    '不是本区现行的街道或社区，已留空。',
  'The geometry is no polygon.': '几何不是面。',
  'There is no geometry.': '没有几何。',
  'The polygon has too few points, or less than 0.1 m².': '面的点数不足或面积小于 0.1 平方米。',
  'The outline crosses itself more than 1000 times, so it is none. Check the order of its points.':
    '轮廓自相交超过 1000 次，不成其为面。请检查各点的顺序。',
  'The footprint of part {0} is left out: {1}. Check its outline and deliver it again.':
    '部位 {0} 的轮廓没有画出：{1}。请检查轮廓后重新交来。',
  'The footprint of part {0} was repaired: {1}.': '部位 {0} 的轮廓已修正：{1}。',
  'points that are not numbers were dropped': '去掉了不是数字的点',
  'repeated points were dropped': '去掉了重复的点',
  'spikes were cut off': '切掉了尖刺',
  'self-crossings were resolved': '拆开了自相交',
  'holes outside the outline were dropped': '去掉了落在轮廓外的洞',
  'the outline had too many points and was simplified by up to 0.15 m':
    '点数过多，已化简，偏差不超过 0.15 米',
  'it encloses less than 1 m²': '围成的面积不足 1 平方米',
  'it is wider than 3 km': '宽度超过 3 公里',
  'it is no list of rings near the district': '不是本区附近的环',
  'Part {0} is drawn with floors {1} to {2}, not {3} to {4}. Check its floors.':
    '部位 {0} 按 {1} 至 {2} 层画出，而不是 {3} 至 {4} 层。请检查层数。',
  'It has no footprint that can be drawn. Check its outline and deliver it again.':
    '没有可以画出的轮廓。请检查轮廓后重新交来。',
  'It is drawn with {0} floors below ground, not {1}. Check them.':
    '按地下 {0} 层画出，而不是 {1} 层。请检查地下层数。',
  '{0} m for {1} floors are not plausible; it is drawn with {2} m a floor. Check height and floors.':
    '{1} 层高 {0} 米不合理，按每层 {2} 米画出。请检查高度与层数。',
  'Room {0} is left out: its building has no physical floor {1}. Check the floor of the room and the floors of the building.':
    '房间 {0} 没有画出：楼里没有物理层 {1}。请检查房间的楼层和楼的层数。',
  'It stands on the same ground as building {0}: they share {1} % of the smaller outline. Check which of the two is right, or deliver them as parts of one building.':
    '与楼幢 {0} 占同一块地：重叠部分占较小轮廓的 {1}%。请核对哪一幢正确；同属一幢的，请作为同一楼幢的部位交来。',
  'The brackets of the coordinates are not those of this kind of geometry. Export the feature again.':
    '坐标的括号层次与几何类型不符。请重新导出该要素。',
  'The coordinates are not nested as those of a polygon.': '坐标的括号层次不是面的层次。',
  'A road must be drawn as a line.': '道路的几何应为线。',
  'The code must have 6, 9 or 12 digits (district, street, community), or 14 or 15 (grid cell).':
    '代码应为 6、9、12 位（区、街道、社区）或 14、15 位（网格）。',
  'The floor cannot be read; write 5, 3A, B1, 夹层, or 5-6 for a room over two floors.':
    '楼层读不出；请用 5、3A、B1、夹层 或 5-6（跃层）的写法。',
  'The top floor lies below the floor of the room.': '止层低于所在楼层。',
  'A component identifier has 16 digits (17 in the edition of 2026): 6 of the area, 2 of the class, the type, and a serial number of 6 that is not 0. A number of the city itself takes the edition LOCAL.':
    '部件标识码应为 16 位（2026 版 17 位）：区划 6 位、大类 2 位、小类、流水号 6 位且不为 0。本市自编的号，编码版本用“地方”。',
  'Name and code stand for different types; the name is taken.':
    '名称与编码所指的小类不同，以名称为准。',
  'Neither the code nor the name is in the standard’s list of components.':
    '小类编码和名称都不在国标部件表内。',
  'A component of the same type lies within 0.3 m; it may have been surveyed twice.':
    '0.3 米内已有同类部件，可能重复普查。',
  'A process cannot begin with “{0}”; the whole process was left out.':
    '流程开头不能是「{0}」，整个流程未入库。',
  '“{0}” cannot be followed by “{1}”; the whole process was left out.':
    '「{0}」之后不能是「{1}」，整个流程未入库。',
  '“{0}” lies before the step it follows ({1}); the whole process was left out.':
    '「{0}」的时间早于前一环节（{1}），整个流程未入库。',
  'A major hazard lacks {0}.': '重大隐患缺少：{0}。',
  'a person in charge': '责任',
  measures: '措施',
  funds: '资金',
  'a deadline': '时限',
  'a contingency plan': '预案',
  'By its limit, its pauses and the working calendar it is {0}.':
    '按承诺时限、特别程序和工作日历，应为{0}。',
  green: '绿',
  yellow: '黄',
  red: '红',
  'From acceptance to the end, pauses left out, it took {0} days.':
    '从受理到办结，扣除特别程序，用了 {0} 天。',
  'Closed without a passed recheck.': '没有合格的复查就已销号。',
  'Up to the period before, {0}, it was {1} already.': '前一期（{0}）的累计数已有 {1}。',
  'The streets add up to {0}.': '各街道合计为 {0}。',
  'The list of indicators says {0}.': '指标目录的计量单位是{0}。',
  'The two values give {0}.': '按两期数值算得 {0}。',
  'The unit of measurement is not known, so its values say nothing.':
    '计量单位不明，数值无法使用。',
  'The value of a single surveyed unit may not be given (统计法).':
    '单个调查单位的数据不得提供（统计法），该行未入库。',
  'median distance to the building named': '到所写楼栋的距离（中位数）',
  'median distance to the grid cell named': '到所写单元网格的距离（中位数）',
  'median distance to the road named': '到所写道路的距离（中位数）',
  'median distance to the community named': '到所写社区的距离（中位数）',
  'mean distance to the nearest building': '到最近楼栋的平均距离',
  'mean distance to the nearest kerb, with the depth inside buildings and water':
    '到最近道路边的平均距离（落在楼内、水中另加深度）',
  'mean depth inside roads and water': '落在路面、水中的平均深度',
  '{0} {1} ({2} points)': '{0} {1}（{2} 个点）',
  '{0} m': '{0} 米',
  'other systems': '其他坐标系',
  'WGS 84 degrees': 'WGS-84 经纬度',
  'CGCS2000 degrees': 'CGCS2000 经纬度',
  'CGCS2000 3° 120°': 'CGCS2000 三度带 120°',
  'CGCS2000 3° zone 40': 'CGCS2000 三度带 40 带',
  'CGCS2000 3° 123°': 'CGCS2000 三度带 123°',
  'CGCS2000 3° zone 41': 'CGCS2000 三度带 41 带',
  'CGCS2000 6° 123°': 'CGCS2000 六度带 123°',
  'CGCS2000 6° zone 21': 'CGCS2000 六度带 21 带',
  'Beijing 1954 3° 120°': '北京54 三度带 120°',
  'Beijing 1954 3° zone 40': '北京54 三度带 40 带',
  'Xian 1980 3° 120°': '西安80 三度带 120°',
  'Xian 1980 3° zone 40': '西安80 三度带 40 带',
  'Beijing 1954 degrees': '北京54 经纬度',
  'Xian 1980 degrees': '西安80 经纬度',
  'WGS 84 UTM zone 51N': 'WGS-84 UTM 51 带',
  'Web Mercator': 'Web 墨卡托',
  'Web maps of China': '火星坐标',
  'Baidu maps': '百度坐标',
  'Local grid': '地方独立坐标系',
  'axes swapped': '东、北对调',
  'd.mmss': '度.分秒',
  'degrees × 10⁶': '度×10⁶',
  'milliseconds of arc': '毫角秒',
  '{0} ({1})': '{0}（{1}）',
  '{0} · {1}': '{0} · {1}',
  'There are no buildings, roads or grid cells to compare with; the coordinate system was judged by range alone.':
    '没有可供比对的楼栋、道路或网格，坐标系只按范围判断。',
  '{0}, which does not tell it from {1}. Check it with control points or features of the same name.':
    '{0}，与 {1} 相比分不出高下，请以控制点或同名地物核对。',
  '{0}, and no other coordinate system puts the file into the district. Check it with control points.':
    '{0}，没有别的坐标系能把文件放进本区，请以控制点核对。',
  'The coordinate system {0} agrees with what is known: {1}.': '坐标系 {0} 与已知地物相符：{1}。',
  '{0} It lies where {1} would put it, whose shift is not public, so places cannot tell them apart.':
    '{0}与 {1} 落点相同（缺基准转换参数，凭位置不能区分）。',
  'The declared coordinate system {0} disagrees with what is known: {1}; as {2} it is {3}. {4}':
    '声明的坐标系 {0} 与已知地物不符：{1}；按 {2} 为 {3}。{4}',
  'That system has no reliable public shift: fit it to control points with twin crs fit.':
    '该坐标系没有可靠的基准转换参数，请在“映射与坐标”用控制点求地方坐标系（命令行：twin crs fit）。',
  'Choose the right one, or confirm the declared one.': '请选定正确的坐标系，或确认所声明的。',
  "refused: {0}, and the twin takes nothing of 秘密 or above. Remove it from this folder and tell the department's 保密员":
    '已拒收：{0}；本平台不接收秘密及以上的资料。请从文件夹移走，并告知来件部门的保密员',
  'its name says {0}': '文件名写有“{0}”',
  'its title says {0}': '标题写有“{0}”',
  'line {0} is marked {1}': '第 {0} 行标为“{1}”',
  'line {0} says {1}': '第 {0} 行写有“{1}”',
  'no dataset feeds the table {0}': '没有哪种来件对应表 {0}',
  'its columns ({0}) fit no known table; say which table it is, in the window or with --map':
    '各列（{0}）与已知的表都对不上；请在“此文件是”里选它是哪张表（命令行：--map）',
  'its columns ({0}) fit no known table; nearest is {1}, which needs {2} too; say which table it is and which columns these are, in the window or with --map':
    '各列（{0}）与已知的表都对不上；最接近的是{1}，还缺：{2}；请在“此文件是”里选它是哪张表并指明这些列（命令行：--map）',
  'the header is ambiguous: {0}. Say which column is meant, in the window or with --map, or remove one.':
    '表头有歧义：{0}。请在窗口里（命令行：--map）指明用哪一列，或去掉一列。',
  'its columns fit {0} alike; say which table it is, in the window or with --map':
    '各列与多张表都相符（{0}）；请在“此文件是”里选它是哪张表（命令行：--map）',
  'left out by the map file': '按对照表留出不导入',
  'photographs: they are read with the tables beside it that name them':
    '照片压缩包：随写有照片文件名的表一起读入',
  'not a kind of file that holds a table': '不是表格，也不是带图形的文件',
  'JSON of a form of its own; export it as GeoJSON (FeatureCollection), a list of objects, one object a line, or a table (xlsx, csv)':
    '是自有格式的 JSON；请导出为 GeoJSON（要素集）、对象列表、每行一个对象的 JSON，或表格（xlsx、csv）',
  '“管辖范围” holds no community or grid code. Write codes of 12 or 15 digits with a semicolon between.':
    '“管辖范围”里没有社区或网格编码。请写 12 位社区代码或 15 位网格编码，用分号隔开。',
  'The period ends before it begins. Check its two dates.': '终止日期早于起始日期。请核对任期。',
  'This record has no such photograph.': '这条记录没有这张照片。',
  'The photograph {0} is missing from the store. Import its export again with --from-scratch.':
    '快照库里缺少照片 {0}。请用 --from-scratch 重新导入它所在的来件。',
  'The photograph {0} is not the one that was imported (its SHA-256 differs). Import its export again with --from-scratch.':
    '照片 {0} 已不是当初导入的那一张（SHA-256 不符）。请用 --from-scratch 重新导入它所在的来件。',
  'There is no photograph {0} in the folder of the export. Put it there, or into its folder 照片, and import again.':
    '来件文件夹里没有照片 {0}。请把它放在来件旁边或“照片”文件夹里，再导入一次。',
  'The photograph {0} is damaged or cut off. Copy it from its source again and import again.':
    '照片 {0} 已损坏或不完整。请从原处重新复制，再导入一次。',
  '{0} is no JPEG, PNG or WebP picture. Save it as one of these and import again.':
    '{0} 不是 JPEG、PNG 或 WebP 图片。请另存为其中一种，再导入一次。',
  'The photograph {0} is larger than {1}. Save it smaller, or raise the limit in the district profile, and import again.':
    '照片 {0} 超过 {1}。请缩小后再导入，或在区划配置中提高上限。',
  'The photograph {0} lies outside the folder of the export. Put it beside the file, name it relatively and import again.':
    '照片 {0} 不在来件文件夹内。请放到文件旁边，用相对路径写明，再导入一次。',
};
