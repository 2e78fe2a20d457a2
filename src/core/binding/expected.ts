export { expectedQuantity, figureAsJudged } from '../verdict/expected';
