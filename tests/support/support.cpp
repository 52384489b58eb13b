#include "support/qtprinting.h"
