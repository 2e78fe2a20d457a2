/** A time for people to read. @param {number} time milliseconds @returns {string} */
export const ms = time => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

/** @param {number} ratio @returns {string} */
export const times = ratio => `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;

/**
 * Prints one result of a benchmark: what was measured in both languages, how it came out, what is aimed at, and the numbers behind.
 *
 * @param {string} chinese
 * @param {string} english
 * @param {string} result
 * @param {string} aim
 * @param {string} details
 */
export function line(chinese, english, result, aim, details) {
  console.log(`${chinese} · ${english}\n    ${result}（目标 aim ${aim}） ${details}`);
}
