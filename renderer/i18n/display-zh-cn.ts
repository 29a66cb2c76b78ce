/** Words of the sun's date and time and of the quality of the picture. */
export const displayZhCn = {
  sun: {
    title: '太阳位置',
    hint: '太阳位置：{{note}}',
    note: '按日期和时刻（北京时间）确定光照方向与昼夜；关闭时用场景自带光照',
    on: '按日期时刻照明',
    date: '日期',
    time: '时刻',
    badDate: '请输入存在的日期，如 2026-01-20',
    height: '太阳高度角 {{value}}°',
    below: '太阳在地平线下 {{value}}°',
    sunset: '日落 {{time}}',
    presets: {
      majorCold: '大寒 12:00',
      solstice: '夏至 12:00',
      sunset: '日落',
    },
  },
  quality: {
    title: '画质',
    levels: { auto: '自动', low: '低', medium: '中', high: '高' },
    notes: {
      low: '移动时分辨率 60%，不抗锯齿，远处从简。静止画面始终全分辨率。',
      medium: '移动时分辨率 80%，2 倍抗锯齿，远处略简。静止画面始终全分辨率。',
      high: '始终全分辨率，4 倍抗锯齿，细节最多。',
    },
    measuring: '首次运行，绘制几帧后确定',
    measured: '自动选为“{{level}}”：实测每帧 {{milliseconds}} ms（{{width}}×{{height}}，{{date}}）',
  },
} as const;
