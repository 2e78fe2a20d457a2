/**
 * A stretch of calendar months. `start` and `end` are month numbers counted from year 0 (year × 12 + month − 1), both
 * inclusive: 2015年上半年 is 2015×12 … 2015×12+5. A point in time (截至6月底, 2014年末) is one month with `point` true.
 */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly point: boolean;
}
