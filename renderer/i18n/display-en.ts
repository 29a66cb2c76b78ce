import type { Messages } from './zh-cn.ts';

/** Words of the sun's date and time and of the quality of the picture. */
export const displayEn: Messages['display'] = {
  sun: {
    title: 'Sun position',
    hint: 'Sun position: {{note}}',
    note: "Light from where the sun stands at a date and time (UTC+8); off: the look's own light",
    on: 'Light by date and time',
    date: 'Date',
    time: 'Time',
    badDate: 'Type a day that exists, such as 2026-01-20',
    height: 'Sun {{value}}° high',
    below: 'Sun {{value}}° below the horizon',
    sunset: 'Sunset {{time}}',
    presets: {
      majorCold: 'Major Cold 12:00',
      solstice: 'Solstice 12:00',
      sunset: 'Sunset',
    },
  },
  quality: {
    title: 'Picture quality',
    levels: { auto: 'Auto', low: 'Low', medium: 'Medium', high: 'High' },
    notes: {
      low: 'While moving 60% resolution, no antialiasing; simpler far away. A still picture is always full resolution.',
      medium:
        'While moving 80% resolution, 2× antialiasing; a little simpler far away. A still picture is always full resolution.',
      high: 'Always full resolution, 4× antialiasing, most detail.',
    },
    measuring: 'First run: decided after a few frames',
    measured:
      'Auto chose "{{level}}": {{milliseconds}} ms a frame ({{width}}×{{height}}, {{date}})',
  },
};
