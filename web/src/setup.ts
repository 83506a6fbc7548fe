// What staff's forms gain from a script. Each works without: lists take the
// place of maps, and the server counts what is counted here.
import { showAccent } from "./setup/accent";
import { guessZones } from "./setup/country";
import { showPlans } from "./setup/plans";
import { paintPrices } from "./setup/prices";

showPlans();
paintPrices();
guessZones();
showAccent();
