import type { Template } from './template';

/** The sections of the skeletons in `snippets/report.json`; a test compares the two. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  半年工作情况: ['上半年主要工作', '存在的问题', '下半年打算'],
  年度工作总结: ['主要工作和成效', '存在的问题', '下一步工作打算'],
  述职报告: ['履职情况', '廉洁自律情况', '存在的不足', '努力方向'],
  建议提案办理情况: ['基本情况', '主要做法', '办理成效', '下一步打算'],
  政务公开年度报告: [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '政府信息公开行政复议、行政诉讼情况',
    '存在的主要问题及改进情况',
    '其他需要报告的事项',
  ],
  热线运行情况: ['总体运行情况', '诉求分类情况', '热点问题', '办理情况', '工作建议'],
  政府工作报告: ['过去一年工作回顾', '今年工作总体要求和主要目标', '今年重点工作', '政府自身建设'],
};

/** The templates that come with the extension, by the name that front matter gives. */
export const BUILT_IN_TEMPLATES: ReadonlyMap<string, Template> = new Map(
  Object.entries(SECTIONS).map(([name, sections]) => [name, { name, sections }]),
);
