/** Words that name no subject: what is left of a clause without them says what the figure is about. */
const NO_SUBJECT =
  /同比|环比|去年|上年|同期|全年|分别|其中|增长|增加|增幅|增速|提高|提升|上升|上涨|下降|减少|降低|压减|回落|下跌|缩短|收窄|加快|实际|平均|每年|年均|累计|合计|占比|比重|占|比|较|达到|达|为|共|约|近|了|的|至|到|由|从|是|和|与|及|有|[\d.,%、:()年月日底末 一二三四上下季度半]/g;

/** The text without such words. */
export const withoutFillers = (text: string): string => text.replace(NO_SUBJECT, '');

/** How many characters are left that could name something. */
export const contentLength = (text: string): number => withoutFillers(text).length;
