#include "tool/unpack.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>

namespace article_inspector::tool {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16;

bool ends_in(const std::string& path, const std::string& ending) {
  return path.size() >= ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

/// A way of packing. unpack() takes of `in` from `at` on and adds to `out` at most a piece; false: the bytes are
/// broken.
class Unpacker::Stream {
 public:
  virtual ~Stream() = default;
  virtual bool unpack(const std::string& in, std::size_t& at, std::string& out) = 0;
  /// Whether the file may end here.
  virtual bool is_whole() const = 0;
};

namespace {

class GzipStream final : public Unpacker::Stream {
 public:
  GzipStream() { inflateInit2(&stream_, 16 + MAX_WBITS); }
  ~GzipStream() override { inflateEnd(&stream_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  bool unpack(const std::string& in, std::size_t& at, std::string& out) override {
    if (is_whole_ && at < in.size()) inflateReset(&stream_);  // another member follows
    out.resize(piece_size);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data() + at));
    stream_.avail_in = static_cast<uInt>(in.size() - at);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    at = in.size() - stream_.avail_in;
    out.resize(out.size() - stream_.avail_out);
    is_whole_ = result == Z_STREAM_END;
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
  }
  bool is_whole() const override { return is_whole_; }

 private:
  z_stream stream_{};
  bool is_whole_ = false;
};

class ZstdStream final : public Unpacker::Stream {
 public:
  ~ZstdStream() override { ZSTD_freeDStream(stream_); }
  ZstdStream() = default;
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  bool unpack(const std::string& in, std::size_t& at, std::string& out) override {
    out.resize(piece_size);
    ZSTD_inBuffer from{in.data(), in.size(), at};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t result = ZSTD_decompressStream(stream_, &to, &from);
    at = from.pos;
    out.resize(to.pos);
    is_whole_ = result == 0;
    return ZSTD_isError(result) == 0;
  }
  bool is_whole() const override { return is_whole_; }

 private:
  ZSTD_DStream* stream_ = ZSTD_createDStream();
  bool is_whole_ = false;
};

}  // namespace

Unpacker::Unpacker(int file, const std::string& path) : file_(file) {
  if (ends_in(path, ".gz")) stream_ = std::make_unique<GzipStream>();
  if (ends_in(path, ".zst")) stream_ = std::make_unique<ZstdStream>();
}

Unpacker::~Unpacker() = default;

bool Unpacker::fill() {
  packed_.resize(piece_size);
  at_ = 0;
  ssize_t count = 0;
  do count = read(file_, packed_.data(), packed_.size());
  while (count < 0 && errno == EINTR);
  if (count < 0) error_ = std::strerror(errno);
  packed_.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  taken_ += packed_.size();
  ended_ = packed_.empty();
  return error_.empty();
}

bool Unpacker::next(std::string& piece) {
  taken_ = 0;
  piece.clear();
  if (!stream_) {
    if (!fill() || ended_) return false;
    piece.swap(packed_);
    return true;
  }
  while (piece.empty()) {
    if (at_ == packed_.size() && !ended_ && !fill()) return false;
    const std::size_t before = at_;
    if (ended_ && stream_->is_whole()) return false;
    if (!stream_->unpack(packed_, at_, piece))
      error_ = "the packed bytes are broken";
    else if (ended_ && piece.empty() && at_ == before)
      error_ = "the packed file ends too early";
    if (!error_.empty()) return false;
  }
  return true;
}

}  // namespace article_inspector::tool
