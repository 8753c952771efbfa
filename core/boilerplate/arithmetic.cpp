#include "boilerplate/arithmetic.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace article_inspector {

float log2_of(float x) {
  // The exponent's bits, and a polynomial for the mantissa: no library whose last bit differs between machines.
  const float y = x + 1;
  std::uint32_t bits = 0;
  std::memcpy(&bits, &y, sizeof bits);
  const auto exponent = static_cast<float>(static_cast<int>(bits >> 23) - 127);
  bits = (bits & 0x7FFFFF) | 0x3F800000;
  float mantissa = 0;
  std::memcpy(&mantissa, &bits, sizeof mantissa);
  const float m = mantissa - 1;
  return exponent + m * (1.4426950F + m * (-0.7211F + m * (0.4778F + m * (-0.2838F + m * 0.0844F))));
}

float logistic(float x) {
  // 2^-y by its whole part and a polynomial.
  const float y = std::min(std::max(x, -30.0F), 30.0F) * 1.4426950F;
  const int whole = static_cast<int>(y < 0 ? y - 1 : y);
  const float part = y - static_cast<float>(whole);
  const float power = 1 + part * (0.6951786F + part * (0.2274213F + part * 0.0774F));
  const std::uint32_t bits = static_cast<std::uint32_t>(whole + 127) << 23;
  float scale = 0;
  std::memcpy(&scale, &bits, sizeof scale);
  const float e = power * scale;
  return e / (1 + e);
}

std::pair<std::size_t, std::size_t> best_block(const std::vector<float>& values) {
  std::pair<std::size_t, std::size_t> best = {0, 0};
  float best_sum = 0;
  float sum = 0;
  std::size_t start = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (sum <= 0) {
      sum = 0;
      start = k;
    }
    sum += values[k];
    if (sum > best_sum) {
      best_sum = sum;
      best = {start, k + 1};
    }
  }
  return best;
}

}  // namespace article_inspector
